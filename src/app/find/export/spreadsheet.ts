/** The list as a table: one row a track, one column a tag. */
import Papa from 'papaparse';
import { rankedTags, type ExportRow } from './exportRow.ts';

const HEADINGS = ['file', 'title', 'artist', 'album', 'year', 'seconds', 'score', 'best 30 s from', 'best 30 s to'] as const;

/** Without it, spreadsheets on Windows read UTF-8 as their old encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Text that a spreadsheet would run as a formula, because it begins with = + - @ (also in their wide
 * forms, after spaces, or after a tab or line break), gets an apostrophe in front: the spreadsheet
 * then shows it as text.
 */
export function guardFormula(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}

function rounded(value: number | null, digits: number): string {
  return value === null ? '' : value.toFixed(digits);
}

/** CSV with commas and CRLF; confidences and score 0..1 with four decimals, times in seconds. */
export function spreadsheet(rows: readonly ExportRow[], tags: readonly string[]): string {
  const fields = [...HEADINGS, ...tags, 'ranked tags'].map(guardFormula);
  const data = rows.map(({ track, score, window }) => [
    ...[track.path, track.title, track.artist, track.album].map(guardFormula),
    track.year === null ? '' : String(track.year),
    rounded(track.seconds, 2),
    rounded(score, 4),
    rounded(window?.from ?? null, 2),
    rounded(window?.to ?? null, 2),
    ...Array.from(track.overall, (confidence) => rounded(confidence, 4)),
    guardFormula(rankedTags(track.overall).map((column) => tags[column]).join(';')),
  ]);
  return BYTE_ORDER_MARK + Papa.unparse({ fields, data }, { newline: '\r\n' });
}
