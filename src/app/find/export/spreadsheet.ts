/** The list as a table: one row a track, one column a tag. */
import Papa from 'papaparse';
import type { Band } from '../../../metrics/bands.ts';
import type { Calibration } from '../../../nets/ensemble.ts';
import { bandFor } from '../../pooled.ts';
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

/**
 * CSV with commas and CRLF; confidences and score 0..1 with four decimals, times in seconds. Where the
 * ensemble is calibrated, the tags that are likely and those that may be follow, and the confidences
 * before calibration.
 */
export function spreadsheet(rows: readonly ExportRow[], tags: readonly string[], calibration: Calibration): string {
  const calibrated = calibration.kind !== 'none';
  const more = calibrated ? ['likely', 'maybe', ...tags.map((tag) => `${tag} before calibration`)] : [];
  const fields = [...HEADINGS, ...tags, 'ranked tags', ...more].map(guardFormula);
  const called = (overall: Float32Array, band: Band): string =>
    guardFormula(rankedTags(overall).filter((column) => bandFor(calibration, column, overall[column]) === band).map((column) => tags[column]).join(';'));
  const data = rows.map(({ track, score, window }) => [
    ...[track.path, track.title, track.artist, track.album].map(guardFormula),
    track.year === null ? '' : String(track.year),
    rounded(track.seconds, 2),
    rounded(score, 4),
    rounded(window?.from ?? null, 2),
    rounded(window?.to ?? null, 2),
    ...Array.from(track.overall, (confidence) => rounded(confidence, 4)),
    guardFormula(rankedTags(track.overall).map((column) => tags[column]).join(';')),
    ...(calibrated ? [called(track.overall, 'likely'), called(track.overall, 'maybe'), ...Array.from(track.raw, (confidence) => rounded(confidence, 4))] : []),
  ]);
  return BYTE_ORDER_MARK + Papa.unparse({ fields, data }, { newline: '\r\n' });
}
