import { describe, expect, it } from 'vitest';
import { isTagTable, readTagTable, recordingOf } from './tagTable.ts';

/** The published table puts every cell into quotation marks. */
const QUOTED = ['"clip_id"\t"guitar"\t"no vocals"\t"mp3_path"', '"2"\t"1"\t"0"\t"f/a-01-b-30-59.mp3"', '"6"\t"0"\t"0"\t"0/c-02-d-0-29.mp3"', ''];
const PLAIN = QUOTED.map((line) => line.replaceAll('"', ''));

describe('a table of 0 and 1', () => {
  it.each([
    ['quoted', QUOTED.join('\n')],
    ['plain', PLAIN.join('\n')],
    ['from Windows, with a byte order mark', `\uFEFF${QUOTED.join('\r\n')}`],
    ['without a last line feed', PLAIN.join('\n').trimEnd()],
    ['with a blank line', PLAIN.join('\n\n')],
  ])('is recognised and read: %s', (_, text) => {
    expect(isTagTable(text)).toBe(true);
    const { tags, rows, untagged, broken } = readTagTable(text);
    expect(tags).toEqual(['guitar', 'no vocals']);
    expect(rows.map(({ file, tags: own }) => [file, own])).toEqual([['f/a-01-b-30-59.mp3', ['guitar']]]);
    expect(untagged).toEqual(['0/c-02-d-0-29.mp3']);
    expect(broken.count).toBe(0);
  });

  it('is known by its first lines, whatever its columns are called', () => {
    expect(isTagTable('id\tsad\thappy\tfile\n7\t0\t1\tone.wav\n8\t0')).toBe(true);
    expect(isTagTable('id\tsad\thappy\tpath\n7\t0\t1\tone.wav\n')).toBe(true);
    expect(isTagTable('file\ttags\tgroup\ttitle\n1.mp3\tSad\tA\tB\n')).toBe(false);
    expect(isTagTable('clip_id\ttrack_number\ttitle\tmp3_path\n2\t1\tFirst\tf/a.mp3\n')).toBe(false);
    expect(isTagTable('id\tsad\thappy\tpath\n')).toBe(false);
    expect(isTagTable('id,sad,happy,path\n7,0,1,one.wav\n')).toBe(false);
    expect(isTagTable('')).toBe(false);
  });

  it('counts rows that it cannot read, and names the first', () => {
    const rows = ['1\t1\t0\ta.mp3', '2\t1\t0', '3\t2\t0\tb.mp3', '4\t1\t0\tc.mp3\tmore', '5\t1\t\td.mp3', '6\t1\t10\te.mp3', '7\t0\t1\t', '8\t0\t1\tf.mp3'];
    const read = readTagTable(['id\tsad\thappy\tpath', ...rows].join('\n'));
    expect(read.rows.map(({ row, file, tags }) => [row, file, tags])).toEqual([
      [2, 'a.mp3', ['sad']],
      [9, 'f.mp3', ['happy']],
    ]);
    expect(read.broken).toEqual({ count: 6, first: 3 });
  });
});

describe('the recording of a clip', () => {
  it.each([
    ['f/american_bach_soloists-solo_cantatas-01-bwv54__i_aria-30-59.mp3', 'american_bach_soloists-solo_cantatas-01-bwv54__i_aria'],
    ['artist-album-12-title-1973-0-29.mp3', 'artist-album-12-title-1973'],
    ['C:\\music\\a-b-01-c-117-146.MP3', 'a-b-01-c'],
    ['f/a-01-b-1999-12.mp3', null],
    ['title.mp3', null],
    ['30-59.mp3', null],
  ])('of %s is %s', (path, recording) => {
    expect(recordingOf(path)).toBe(recording);
  });
});
