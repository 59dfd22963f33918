/**
 * A table with one column a tag, as MagnaTagATune's `annotations_final.csv`: cells separated by
 * tabs, in quotation marks or not; first an identifier (`clip_id`), then a column of 0 and 1 for
 * each tag, last the file (`mp3_path`).
 */
import { cleanTag } from './tags.ts';

export interface TableRow {
  /** Number as a spreadsheet shows it; the header is row 1. */
  readonly row: number;
  /** As written. */
  readonly file: string;
  /** At least one. */
  readonly tags: readonly string[];
}

export interface TagTable {
  readonly tags: readonly string[];
  readonly rows: readonly TableRow[];
  /** Files of the rows with 0 in every column. */
  readonly untagged: readonly string[];
  /** Rows with too few or too many cells, no file, or anything but 0 and 1; `first` is the first one's number, 0 without any. */
  readonly broken: { readonly count: number; readonly first: number };
}

const FILE_COLUMN = /^(?:\w+[_ ])?(?:path|file|filename)$/i;

/** The cells of a line, without quotation marks. */
function cellsOf(line: string): string[] {
  return line.split('\t').map((cell) => unquoted(cell.trim()));
}

function unquoted(cell: string): string {
  return cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

function firstLines(text: string, count: number): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/, count);
}

/** Whether a text, or its beginning, is such a table: its header and first row say so. */
export function isTagTable(text: string): boolean {
  const [header, ...below] = firstLines(text, 8);
  const [head, first] = [header, below.find((line) => line.trim() !== '') ?? ''].map(cellsOf);
  if ( head.length < 4 || !FILE_COLUMN.test(head[head.length - 1])) return false;
  return first.length === head.length && first.slice(1, -1).every((cell) => cell === '0' || cell === '1');
}

const [ZERO, ONE, QUOTE, RETURN] = Array.from('01"\r', (character) => character.charCodeAt(0));

/**
 * Reads a table that `isTagTable` recognises.
 *
 * 25,863 rows of 188 tags are five million cells: they are looked at where they stand in the text,
 * and only names of files become strings of their own.
 */
export function readTagTable(text: string): TagTable {
  const [header] = firstLines(text, 1);
  const names = cellsOf(header).slice(1, -1).map(cleanTag);
  const rows: TableRow[] = [];
  const untagged: string[] = [];
  let broken = 0;
  let firstBroken = 0;
  let row = 1;
  let start = text.indexOf('\n') + 1;
  while (start > 0 && start < text.length) {
    row += 1;
    const feed = text.indexOf('\n', start);
    let end = feed < 0 ? text.length : feed;
    if (text.charCodeAt(end - 1) === RETURN) end -= 1;
    if (end > start) {
      const read = readRow(text, start, end, names);
      if (read === null) {
        broken += 1;
        firstBroken ||= row;
      } else if (read.tags.length === 0) untagged.push(read.file);
      else rows.push({ row, ...read });
    }
    start = feed + 1;
  }
  return { tags: names, rows, untagged, broken: { count: broken, first: firstBroken } };
}

/** The line from `start` to `end`; null for a broken one. */
function readRow(text: string, start: number, end: number, names: readonly string[]): Pick<TableRow, 'file' | 'tags'> | null {
  const tags: string[] = [];
  let at = text.indexOf('\t', start) + 1;
  for (const name of names) {
    const tab = text.indexOf('\t', at);
    if (at === 0 || tab < 0 || tab >= end) return null;
    const quoted = text.charCodeAt(at) === QUOTE;
    const code = text.charCodeAt(quoted ? at + 1 : at);
    if (tab - at !== (quoted ? 3 : 1) || (code !== ZERO && code !== ONE)) return null;
    if (code === ONE) tags.push(name);
    at = tab + 1;
  }
  const last = text.slice(at, end);
  const file = unquoted(last.trim());
  return last.includes('\t') || file === '' ? null : { file, tags };
}

/**
 * The recording that a clip was cut from: `artist-album-01-title-30-59.mp3` is 30 s to 59 s of
 * `artist-album-01-title`. Null for a name without such a range.
 */
export function recordingOf(path: string): string | null {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const found = /^(.+)-(\d+)-(\d+)\.[^.]+$/.exec(name);
  return found && Number(found[2]) < Number(found[3]) ? found[1] : null;
}
