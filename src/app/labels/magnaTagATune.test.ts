/** MagnaTagATune's own layout, read from real files. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXPECTED, magnaTagATune, TAGS } from '../../../e2e/fixtures/magnaTagATune.ts';
import { readLabelledFolder } from './labelledFolder.ts';
import { baseName, findTables } from './paths.ts';
import { mergeSynonyms, SYNONYMS } from './synonyms.ts';
import { isTagTable } from './tagTable.ts';
import { decodeText } from './text.ts';

const root = magnaTagATune();
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => statSync(`${root}/${path}`).isFile())
  .map((path) => ({ path: `magnatagatune/${path}`, name: baseName(path), bytes: statSync(`${root}/${path}`).size }));
const [table] = findTables(files);
const text = decodeText(new Uint8Array(readFileSync(`${root}/${table.name}`)));

test('the table is found by its header, and every clip by its path', () => {
  expect(table.name).toBe('annotations_final.csv');
  expect(isTagTable(text)).toBe(true);
  const folder = readLabelledFolder(files, text, () => undefined, null, table.path);
  expect(folder.source).toBe('table');
  expect(folder.examples).toHaveLength(EXPECTED.clips);
  expect(new Set(folder.examples.map(({ group }) => group)).size).toBe(EXPECTED.recordings);
  expect(Object.fromEntries(folder.notes.map(({ code, data }) => [code, data.count]))).toEqual({
    'table-empty-files': EXPECTED.empty,
    'table-missing': EXPECTED.missing,
    'table-untagged': EXPECTED.untagged,
  });
  expect(folder.ignored).toEqual([]);
  expect(folder.problems).toEqual([]);

  const { tracks, merges } = mergeSynonyms(folder.examples);
  expect(merges.map(({ into }) => into)).toEqual(['beat', 'classical', 'drums', 'no vocals', 'orchestra']);
  const tags = new Set(tracks.flatMap((track) => track.tags));
  for (const { from } of SYNONYMS) expect(tags).not.toContain(from);
});

test('the table of synonyms speaks of tags that the set has', () => {
  expect(new Set(TAGS).size).toBe(188);
  for (const { from, into } of SYNONYMS) {
    expect(TAGS).toContain(from);
    expect(TAGS).toContain(into);
  }
});
