/** Labels from a table of 0 and 1: thousands of rows, so what is wrong with them is counted, not listed. */
import { described, type Draft, type Drafts, type ReadEmbedded } from './drafts.ts';
import { FileIndex } from './matching.ts';
import { baseName, type FolderFile } from './paths.ts';
import { type NoteCode, remark, type Remark } from './remarks.ts';
import { splitTags } from './tags.ts';
import { readTagTable, recordingOf } from './tagTable.ts';

type TableCode = Extract<NoteCode, `table-${string}`>;

/** How many rows or files each remark is about, with the first of them. */
class Tally {
  readonly #counts = new Map<TableCode, { count: number; file: string }>();

  add(code: TableCode, file: string): void {
    const { count, file: first } = this.#counts.get(code) ?? { count: 0, file };
    this.#counts.set(code, { count: count + 1, file: first });
  }

  remarks(subject: string): Remark<TableCode>[] {
    return [...this.#counts].map(([code, data]) => remark(code, subject, data));
  }
}

/**
 * A row finds its file as a row of a csv does. Clips of one recording are one group, by their names
 * (`recordingOf`); files of other names stand alone.
 */
export function fromTable(
  files: readonly FolderFile[],
  embedded: ReadEmbedded,
  table: { readonly text: string; readonly path: string },
): Drafts {
  const name = baseName(table.path);
  const { rows, untagged, broken } = readTagTable(table.text);
  const index = new FileIndex(files, table.path);
  const byPath = rows.map((row) => index.byPath(row.file));
  const taken = new Set(byPath.flatMap((match) => (match.found === 'one' ? [match.file] : [])));
  const tally = new Tally();
  const found = new Map<FolderFile, Draft>();
  const named = new Set<FolderFile>();
  for (const written of untagged) {
    const match = index.byPath(written);
    if (match.found === 'one') named.add(match.file);
  }
  for (const [at, { file: written, tags }] of rows.entries()) {
    const match = byPath[at].found === 'none' ? index.byName(written, (file) => taken.has(file)) : byPath[at];
    if (match.found === 'one') named.add(match.file);
    if (match.found === 'none') tally.add('table-missing', written);
    else if (match.found === 'several') tally.add('table-ambiguous', written);
    else if (match.file.bytes === 0) tally.add('table-empty-files', match.file.path);
    else {
      const earlier = found.get(match.file);
      if (earlier) tally.add('table-doubled', match.file.path);
      const all = earlier ? splitTags([...earlier.tags, ...tags].join('\t'), '\t') : tags;
      found.set(match.file, { ...described(match.file, embedded(match.file.path)), tags: all, group: recordingOf(match.file.name) });
    }
  }
  for (const file of files) if (!named.has(file)) tally.add('table-unlisted', file.path);

  const notes: Remark<NoteCode>[] = tally.remarks(name);
  if (untagged.length > 0) notes.push(remark('table-untagged', name, { count: untagged.length }));
  if (broken.count > 0) notes.push(remark('table-broken', name, { count: broken.count, row: broken.first }));
  const problems = rows.length === 0 ? [remark('table-empty' as const, name)] : [];
  return { drafts: [...found.values()], ignored: [], notes, problems };
}
