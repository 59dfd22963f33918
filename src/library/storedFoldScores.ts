/** Cross-validation as the card of a bundle, and the summary of a benchmark, hold it. */
import type { Estimate, FoldScores, Rival } from '../nets/foldScores.ts';
import { FieldError, finite, list, nullable, oneOf, type Read, record, text, whole } from './fields.ts';

const estimate: Read<Estimate> = (value, where) => {
  const found = record<Estimate>({ value: finite, low: finite, high: finite })(value, where);
  if (found.low > found.high) throw new FieldError(where);
  return found;
};

const gain = record<Rival['gain']>({ byTracks: estimate, byWorks: estimate });

const day: Read<string> = (value, where) => {
  const found = text(value, where);
  if (!/^\d{4}-\d\d-\d\d$/.test(found) || Number.isNaN(Date.parse(found))) throw new FieldError(where);
  return found;
};

const foldScores = record<FoldScores>({
  split: oneOf('track', 'group'),
  folds: whole(2),
  tracks: whole(1),
  works: whole(1),
  lrap: estimate,
  coverage: finite,
  bestCoverage: finite,
  rocAuc: finite,
  averagePrecision: finite,
  prior: record<FoldScores['prior']>({ lrap: finite, coverage: finite, gain }),
  forest: nullable(record<Rival>({ lrap: finite, gain })),
  command: text,
  date: day,
});

/** At most one entry a split. */
export const readCrossValidation: Read<FoldScores[]> = (value, where) => {
  const found = list(foldScores)(value, where);
  if (new Set(found.map(({ split }) => split)).size !== found.length) throw new FieldError(where);
  return found;
};
