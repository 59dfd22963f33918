/** Reads `labels.csv`: the columns file and tags, and if present group, title, artist and year. */
import Papa from 'papaparse';
import { remark, type Remark } from './remarks.ts';
import { splitTags } from './tags.ts';

const REQUIRED = ['file', 'tags'] as const;
const OPTIONAL = ['group', 'title', 'artist', 'year'] as const;
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

/** As Excel writes csv, by country, and text. */
const DELIMITERS = [',', ';', '\t'];

export interface CsvRow {
  /** Number as a spreadsheet shows it; the header is row 1. */
  readonly row: number;
  /** As written. */
  readonly file: string;
  readonly tags: readonly string[];
  /** '' where absent. */
  readonly group: string;
  readonly title: string;
  readonly artist: string;
  readonly year: number | null;
}

export interface CsvLabels {
  readonly rows: readonly CsvRow[];
  readonly ignored: readonly Remark<'row-without-file' | 'row-without-tags' | 'row-too-long'>[];
  readonly notes: readonly Remark<'year-unread'>[];
  /** When not null, `rows` is empty. */
  readonly problem: Remark<'csv-empty' | 'csv-columns' | 'csv-quotes'> | null;
}

/**
 * Understands a byte order mark, CRLF, quoted cells, comma, semicolon or tab between cells (found
 * from the header), Excel's `sep=;` line, and column names in any case and order. Tags are
 * separated by `;`. In a file with semicolons between cells whose last column is tags, further
 * cells are further tags, since that is how unquoted tags look there.
 */
export function readCsv(text: string): CsvLabels {
  const content = text.replace(/^\uFEFF/, '');
  const announced = /^"?sep=(.)"?[\t;,]*\r?\n/i.exec(content);
  const body = announced ? content.slice(announced[0].length) : content;
  const delimiter = announced?.[1] ?? guessDelimiter(body);
  const { data, errors } = Papa.parse<string[]>(body, { delimiter });
  const unclosed = errors.find((error) => error.type === 'Quotes' && error.code === 'MissingQuotes');
  const shift = announced ? 2 : 1;
  if (unclosed) return failed(remark('csv-quotes', '', { row: (unclosed.row ?? 0) + shift }));

  const headerAt = data.findIndex((cells) => !isBlank(cells));
  if (headerAt < 0) return failed(remark('csv-empty'));
  const header = data[headerAt].map((cell) => cell.trim().toLowerCase());
  while (header.at(-1) === '') header.pop();
  const missing = REQUIRED.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    const found = data[headerAt].map((cell) => cell.trim()).filter((cell) => cell !== '');
    return failed(remark('csv-columns', '', { missing: missing.join(', '), found: found.slice(0, 12).join(', ') }));
  }

  const rows: CsvRow[] = [];
  const ignored: CsvLabels['ignored'][number][] = [];
  const notes: CsvLabels['notes'][number][] = [];
  const tagsAt = header.indexOf('tags');
  const tagsRunOn = delimiter === ';' && tagsAt === header.length - 1;
  for (let index = headerAt + 1; index < data.length; index += 1) {
    const cells = data[index];
    if (isBlank(cells)) continue;
    const row = index + shift;
    const cell = (column: Column) => cells[header.indexOf(column)]?.trim() ?? '';
    const file = cell('file');
    const beyond = cells.slice(header.length);
    if (file === '') {
      ignored.push(remark('row-without-file', '', { row }));
    } else if (!isBlank(beyond) && !tagsRunOn) {
      ignored.push(remark('row-too-long', file, { row, cells: cells.length, columns: header.length }));
    } else {
      const tags = splitTags([cell('tags'), ...beyond].join(';'), ';');
      const year = readYear(cell('year'));
      if (tags.length === 0) ignored.push(remark('row-without-tags', file, { row }));
      else rows.push({ row, file, tags, group: cell('group'), title: cell('title'), artist: cell('artist'), year });
      if (year === null && cell('year') !== '') notes.push(remark('year-unread', file, { row, year: cell('year') }));
    }
  }
  const problem = rows.length + ignored.length === 0 ? remark('csv-empty') : null;
  return { rows, ignored, notes, problem };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function failed(problem: NonNullable<CsvLabels['problem']>): CsvLabels {
  return { rows: [], ignored: [], notes: [], problem };
}

/** The delimiter that shows most of our columns in the header; a comma where none shows any. */
function guessDelimiter(body: string): string {
  const header = /\S[^\r\n]*/.exec(body)?.[0] ?? '';
  const known = new Set<string>([...REQUIRED, ...OPTIONAL]);
  const columns = (delimiter: string) =>
    header.split(delimiter).filter((cell) => known.has(cell.replaceAll('"', '').trim().toLowerCase())).length;
  const cells = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.toSorted((one, other) => columns(other) - columns(one) || cells(other) - cells(one))[0];
}

/** A year from 1000 to 2999, alone or at the start of a date; null otherwise. */
function readYear(text: string): number | null {
  const found = /^([12]\d{3})(?:$|[-/.])/.exec(text);
  return found ? Number(found[1]) : null;
}
