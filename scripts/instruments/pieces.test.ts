import { describe, expect, it } from 'vitest';
import { midiFile, seconds } from './midiBytes.ts';
import { isOriginal, PACKAGES, pieceOf, supportOf, titleOf } from './pieces.ts';

const [, simutrans] = PACKAGES;
/** An organ from `from` to `to`. */
const organ = (from: number, to: number) => midiFile([[0, 0xc0, 19, ...seconds(from), 0x90, 60, 100, ...seconds(to - from), 0x80, 60, 0]]);

describe('pieceOf', () => {
  it('cuts whole clips from the start, without those in which nothing sounds', () => {
    const piece = pieceOf(simutrans, '05-Boring-afternoon.mid', organ(14.5, 47));
    expect(piece).toEqual({
      group: 'simutrans-data/05-Boring-afternoon',
      title: 'Boring afternoon',
      licence: 'Artistic-1.0',
      clips: [
        { file: 'simutrans-data/05-Boring-afternoon/0015.flac', seconds: 15, tags: ['organ'] },
        { file: 'simutrans-data/05-Boring-afternoon/0030.flac', seconds: 30, tags: ['organ'] },
      ],
    });
  });

  it('takes five minutes of a piece at most', () => {
    const { clips } = pieceOf(simutrans, 'loop.mid', organ(0, 1_000));
    expect(clips).toHaveLength(20);
    expect(clips.at(-1)?.seconds).toBe(285);
  });

  it('takes a minute of a rewriting, which belongs to the piece', () => {
    const original = pieceOf(simutrans, 'loop.mid', organ(0, 1_000));
    const other = pieceOf(simutrans, 'loop.mid', organ(0, 1_000), { rewriting: 'orchestration', number: 3 });
    const varied = pieceOf(simutrans, 'loop.mid', organ(0, 1_000), { rewriting: 'variation', number: 2 });
    expect(other.clips.map(({ file }) => file)).toEqual(['0000', '0015', '0030', '0045'].map((start) => `simutrans-data/loop/${start}-o3.flac`));
    expect(varied.clips[0].file).toBe('simutrans-data/loop/0000-v2.flac');
    expect([other.group, varied.group]).toEqual([original.group, original.group]);
    expect([original.title, other.title, varied.title].map(isOriginal)).toEqual([true, false, false]);
  });
});

describe('supportOf', () => {
  it('counts clips and pieces', () => {
    const pieces = [pieceOf(simutrans, 'a.mid', organ(0, 30)), pieceOf(simutrans, 'b.mid', organ(0, 15))];
    expect(supportOf(pieces)).toEqual([{ tag: 'organ', clips: 3, pieces: 2 }]);
  });
});

describe('titleOf', () => {
  it('reads file names', () => {
    expect(titleOf('wood_whistles')).toBe('Wood whistles');
    expect(titleOf('53-Where-Thomassons-Lie')).toBe('Where Thomassons Lie');
  });
});
