import type { Comparison } from '../../library/comparisons.ts';
import { share } from './words.ts';

/** A row of the printed table: F1 by recipe, and from each recipe to the next. */
export interface ComparisonRow {
  readonly tag: string;
  readonly support: number;
  readonly f1: readonly number[];
  /** One fewer than recipes. */
  readonly changes: readonly number[];
}

/** The tags in their order, then their mean weighted by support. */
export function comparisonRows({ tags, support, recipes }: Comparison): { rows: ComparisonRow[]; mean: ComparisonRow } {
  const rows = tags.map((tag, index) => row(tag, support[index], recipes.map(({ f1 }) => f1[index])));
  const total = support.reduce((sum, count) => sum + count, 0);
  return { rows, mean: row('Weighted mean', total, recipes.map(({ weightedF1 }) => weightedF1)) };
}

function row(tag: string, support: number, f1: readonly number[]): ComparisonRow {
  return { tag, support, f1, changes: f1.slice(1).map((value, index) => value - f1[index]) };
}

/** `+.12`, `−.03`, `.00`: a change of printed figures. */
export function change(value: number): string {
  const written = share(Math.abs(value));
  if (written === '.00' || written === '0.00' || written === '–') return written;
  return `${value > 0 ? '+' : '−'}${written}`;
}

/** The comparison as text that a spreadsheet reads: one line a tag, values separated by tabs. */
export function comparisonText(comparison: Comparison): string {
  const titles = comparison.recipes.map(({ title }) => title);
  const head = ['Tag', 'Tracks', ...titles, ...titles.slice(1).map((title, index) => `${titles[index]} to ${title}`)];
  const { rows, mean } = comparisonRows(comparison);
  const lines = [...rows, mean].map(({ tag, support, f1, changes }) =>
    [tag, support, ...[...f1, ...changes].map((value) => value.toFixed(3))].join('\t'),
  );
  return [head.join('\t'), ...lines, ''].join('\n');
}
