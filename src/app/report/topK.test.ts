import { describe, expect, it } from 'vitest';
import { UNCALIBRATED } from '../../nets/ensemble.ts';
import { evaluate } from '../evaluate.ts';
import type { Track } from '../state.ts';
import { carriersOf } from './carriers.ts';
import { ensembleSource, type ReportSource } from './source.ts';
import { tagTallies } from './tagCounts.ts';
import { foundRows, sortRows } from './tagRows.ts';
import { passCurves, tagCaptures } from './topK.ts';

function source(targets: readonly (readonly boolean[])[], scores: readonly (readonly number[])[]): ReportSource {
  const heldOut = targets.map((row, index) => ({
    id: `t${index}`,
    title: `Track ${index}`,
    group: '',
    targets: row,
    tileConfidences: Float32Array.from(scores[index]),
  }));
  const prior = [0.5, 0.25, 0.125];
  const card = { split: 'track', evidence: null, crossValidation: [], trainingTracks: 30, validationTracks: 10 } as const;
  const found = ensembleSource({ id: 'e', name: 'E', tags: ['violin', 'Female vocals', 'éerie'], features: 'film-score-mfcc', card, calibration: UNCALIBRATED }, evaluate(heldOut, prior, UNCALIBRATED));
  if (!found) throw new Error('no held-out tracks');
  return found;
}

const SOURCE = source(
  [
    [true, true, false],
    [false, true, false],
    [true, false, false],
  ],
  [
    [0.9, 0.2, 0.5],
    [0.3, 0.6, 0.1],
    [0.8, 0.1, 0.2],
  ],
);

describe('top K of a report', () => {
  it('draws a curve for each percentage', () => {
    expect(passCurves(SOURCE, [50, 100])?.map(({ percent, rates }) => [percent, ...rates])).toEqual([
      [50, 1, 1, 1],
      [100, 2 / 3, 2 / 3, 1],
    ]);
    expect(passCurves(source([[false, false, false]], [[0.1, 0.2, 0.3]]))).toBeNull();
  });

  it('names the tags that are captured and missed', () => {
    expect(tagCaptures(SOURCE, 1)).toEqual([
      { tag: 'violin', column: 0, captured: 2, missed: 0, rate: 1 },
      { tag: 'Female vocals', column: 1, captured: 1, missed: 1, rate: 0.5 },
      { tag: 'éerie', column: 2, captured: 0, missed: 0, rate: null },
    ]);
  });
});

describe('tag counts', () => {
  it('are whole tracks again', () => {
    expect(tagTallies(SOURCE)).toEqual([
      { tag: 'violin', seen: 20, reported: 2 },
      { tag: 'Female vocals', seen: 10, reported: 2 },
      { tag: 'éerie', seen: 5, reported: 0 },
    ]);
  });
});

describe('rows of tags', () => {
  const rows = [
    { tag: 'violin', rate: 0.5 },
    { tag: 'Female vocals', rate: null },
    { tag: 'éerie', rate: 0.7 },
  ];

  it('are found without regard to case, accents and order of words', () => {
    expect(foundRows(rows, 'VOC fem').map(({ tag }) => tag)).toEqual(['Female vocals']);
    expect(foundRows(rows, 'eerie').map(({ tag }) => tag)).toEqual(['éerie']);
    expect(foundRows(rows, ' ')).toBe(rows);
    expect(foundRows(rows, 'drum')).toEqual([]);
  });

  it('are sorted with what is undefined last', () => {
    const tags = (falling: boolean) => sortRows(rows, ({ rate }) => rate, falling).map(({ tag }) => tag);
    expect(tags(true)).toEqual(['éerie', 'violin', 'Female vocals']);
    expect(tags(false)).toEqual(['violin', 'éerie', 'Female vocals']);
    expect(sortRows(rows, ({ tag }) => tag, false).map(({ tag }) => tag)).toEqual(['éerie', 'Female vocals', 'violin']);
  });
});

describe('carriersOf', () => {
  const track = (id: string, labels: string[] | null): Track => ({ id, key: `k${id}`, title: id, group: null, album: 'Album', labels }) as unknown as Track;
  const tracks = new Map([track('t0', ['violin']), track('new', ['violin']), track('other', ['piano']), track('late', ['violin'])].map((entry) => [entry.key, entry]));

  it('lists reported tracks with the tag, then labelled ones of the library, whose features are stored', () => {
    const found = carriersOf(SOURCE, 0, tracks, new Set(['t0', 't1', 't2', 'new', 'other']));
    expect(found.map(({ contentId, work }) => [contentId, work])).toEqual([['t0', ''], ['t2', ''], ['new', 'Album']]);
  });
});
