import { describe, expect, it } from 'vitest';
import { readLabelledFolder } from './labelledFolder.ts';
import { baseName } from './paths.ts';
import { labelSentence } from './sentences.ts';

const files = (...paths: string[]) => paths.map((path) => ({ path, name: baseName(path), bytes: path.includes('empty') ? 0 : 1 }));
const silent = () => undefined;
const TABLE = 'set/annotations_final.csv';
const HEADER = 'clip_id\tguitar\tclasical\tno voice\tmp3_path';
const read = (paths: string[], rows: string[]) =>
  readLabelledFolder(files(TABLE, ...paths), [HEADER, ...rows].join('\n'), silent, null, TABLE);

describe('labels from a table of 0 and 1', () => {
  it('are found by path, by name where the folders lie elsewhere, and grouped by recording', () => {
    const folder = read(
      ['set/mp3/f/a-x-01-y-0-29.mp3', 'set/mp3/f/a-x-01-y-30-59.mp3', 'set/mp3/0/loose.mp3'],
      ['2\t1\t0\t0\tf/a-x-01-y-0-29.mp3', '3\t1\t1\t0\tf/a-x-01-y-30-59.mp3', '4\t0\t0\t1\t0/loose.mp3'],
    );
    expect(folder.source).toBe('table');
    expect(folder.grouping).toBe('recording');
    expect(folder.examples.map(({ path, tags, group }) => [path, tags.join('+'), group])).toEqual([
      ['set/mp3/f/a-x-01-y-0-29.mp3', 'guitar', 'a-x-01-y'],
      ['set/mp3/f/a-x-01-y-30-59.mp3', 'guitar+clasical', 'a-x-01-y'],
      ['set/mp3/0/loose.mp3', 'no voice', 'set/mp3/0/loose.mp3'],
    ]);
    expect([...folder.ignored, ...folder.notes]).toEqual([]);
  });

  it('say once what is missing, empty, untagged, doubled, ambiguous, broken and not listed', () => {
    const folder = read(
      ['set/f/one.mp3', 'set/f/empty 1.mp3', 'set/f/empty 2.mp3', 'set/f/other.mp3', 'set/a/twin.mp3', 'set/b/twin.mp3'],
      [
        '1\t1\t0\t0\tf/one.mp3',
        '2\t0\t1\t0\tf/one.mp3',
        '3\t1\t0\t0\tf/empty 1.mp3',
        '4\t1\t0\t0\tf/empty 2.mp3',
        ...Array.from({ length: 1_200 }, (_, index) => `${index}\t1\t0\t0\t7/gone ${index}.mp3`),
        '5\t0\t0\t0\tf/other.mp3',
        '6\t1\t0\t0\tc/twin.mp3',
        '7\t1\t0',
      ],
    );
    expect(folder.examples.map(({ path, tags }) => [path, tags])).toEqual([['set/f/one.mp3', ['guitar', 'clasical']]]);
    expect(Object.fromEntries(folder.notes.map(({ code, data }) => [code, data.count]))).toEqual({
      'table-doubled': 1,
      'table-empty-files': 2,
      'table-missing': 1_200,
      'table-ambiguous': 1,
      'table-unlisted': 2,
      'table-untagged': 1,
      'table-broken': 1,
    });
    const sentences = folder.notes.map(labelSentence);
    expect(sentences).toContain(`1,200 rows of annotations_final.csv name files that this folder does not hold (7/gone 0.mp3 and others); add what is missing, or train on the rest.`);
    expect(sentences).toContain(`2 files of annotations_final.csv are empty, 0 bytes long (set/f/empty 1.mp3 and others): copy them again, or train without.`);
    for (const sentence of sentences) expect(sentence).toMatch(/^\S.*\.$/);
    expect(folder.ignored).toEqual([]);
  });

  it('are a problem where no row has a tag', () => {
    const folder = read(['set/f/one.mp3'], ['1\t0\t0\t0\tf/one.mp3']);
    expect(folder.problems).toEqual([{ code: 'table-empty', subject: 'annotations_final.csv', data: {} }]);
  });

  it('are read quickly: 25,863 clips of 188 tags, as many as MagnaTagATune has', () => {
    const tags = Array.from({ length: 188 }, (_, index) => `"tag ${index}"`);
    const clips = Array.from({ length: 25_863 }, (_, index) => `${(index % 16).toString(16)}/artist_${index % 230}-album_${index % 446}-01-title_${index % 5_405}-${index}-${index + 29}.mp3`);
    const rows = clips.map((clip, index) => [`"${index}"`, ...tags.map((_, tag) => ((tag * 31 + index) % 61 === 0 ? '"1"' : '"0"')), `"${clip}"`].join('\t'));
    const text = ['"clip_id"\t', tags.join('\t'), '\t"mp3_path"\n', rows.join('\n')].join('');
    const dropped = files(TABLE, ...clips.map((clip) => `set/${clip}`));
    const start = process.cpuUsage();
    const folder = readLabelledFolder(dropped, text, silent, null, TABLE);
    // Microseconds at work, waiting for a busy machine not counted: a third of a second, with a margin.
    const { user, system } = process.cpuUsage(start);
    expect(user + system).toBeLessThan(5e6);
    expect(folder.examples).toHaveLength(25_863);
    expect(folder.tags).toHaveLength(188);
  });
});

describe('empty files', () => {
  it('take no part, whatever labels them', () => {
    const folder = readLabelledFolder(files('g/rock/1.mp3', 'g/jazz/empty.mp3', 'g/jazz/2.mp3'), null, silent);
    expect(folder.ignored).toEqual([{ code: 'empty-file', subject: 'g/jazz/empty.mp3', data: {} }]);
    expect(folder.examples).toHaveLength(2);
    const listed = readLabelledFolder(files('g/labels.csv', 'g/empty.mp3', 'g/2.mp3'), 'file,tags\nempty.mp3,Sad\n2.mp3,Sad\n', silent);
    expect(listed.ignored.map(({ code }) => code)).toEqual(['empty-file']);
  });
});
