import Papa from 'papaparse';
import type { Collection, Entry } from '../../app/exploreData.ts';

/** A row a track: who and what it is, its true tags, every score. A spreadsheet reads no formula in it. */
export function trackCsv(entries: readonly Entry[], { tags, scored }: Pick<Collection, 'tags' | 'scored'>): string {
  const scoredTags = tags.slice(0, scored);
  const fields = ['title', 'work', 'artist', 'year', 'file', 'tags', ...scoredTags];
  const data = entries.map(({ title, work, artist, year, fileName, labels, scores }) => [
    title,
    work,
    artist,
    year ?? '',
    fileName,
    labels?.join('; ') ?? '',
    ...scoredTags.map((_, tag) => (scores === null ? '' : Number(scores[tag].toFixed(6)))),
  ]);
  // The mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${Papa.unparse({ fields, data }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}
