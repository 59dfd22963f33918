/** The words that the page and the saved report share. */
import type { Rule } from './decisions.ts';
import type { LevelName, ReportSource } from './source.ts';

const COUNT = new Intl.NumberFormat('en-GB');

export function countOf(value: number, one: string): string {
  return `${COUNT.format(value)} ${value === 1 ? one : `${one}s`}`;
}

export const LEVEL_LABELS: Readonly<Record<LevelName, string>> = { track: 'Per track', tile: 'Per tile' };

/** How tags were given, as one sentence. */
export function ruleSentence(rule: Rule, level: LevelName, unit: ReportSource['unit']): string {
  switch (rule.by) {
    case 'top':
      return `Every ${level} is given its ${rule.size === 1 ? 'highest tag' : `${rule.size} highest tags`}.`;
    case 'targets':
      return `Every ${level} is given as many of its highest tags as it truly has: this uses the answer, so it measures the order of tags alone.`;
    case 'tuned':
      return (
        `A tag is given from its own threshold on. For each fifth of the ${unit}s, the thresholds were tuned for F1 on the other ` +
        `reported ${unit}s: none is judged at a threshold that it helped to choose.`
      );
  }
}

export function ruleLabel(rule: Rule): string {
  switch (rule.by) {
    case 'top':
      return `Top ${rule.size}`;
    case 'targets':
      return 'As many as true';
    case 'tuned':
      return 'Tuned thresholds';
  }
}

/** What the prior is, as a remark. */
export function priorSentence({ priorFrom }: Pick<ReportSource, 'priorFrom'>): string {
  return priorFrom === 'training'
    ? 'The prior ranks tags by how often they occur among the training tracks.'
    : 'The prior ranks tags by how often they occur among these same tracks, since the training data is not in the file: it knows more than it could in earnest.';
}

export const CONFUSION_DEFINITION =
  'Each row is a true tag, each column a wrong one: of the rows that have the first and not the second, the per cent that is given the second all the same. Uncoloured where fewer than five could be.';

/** A share of 1 to two decimals: `.62`, `1.00`; a dash where there is none. */
export function twoDecimals(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–';
  return value.toFixed(2).replace(/^(-?)0\./, '$1.');
}
