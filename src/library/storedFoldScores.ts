/** Cross-validation as the card of a bundle, and the summary of a benchmark, hold it. */
import type { Estimate, FoldScores, OtherScores, Rival, TagFoldScores } from '../nets/foldScores.ts';
import { FieldError, finite, list, nullable, oneOf, optional, type Read, record, text, whole } from './fields.ts';

const estimate: Read<Estimate> = (value, where) => {
  const found = record<Estimate>({ value: finite, low: finite, high: finite })(value, where);
  if (found.low > found.high) throw new FieldError(where);
  return found;
};

const gain = record<Rival['gain']>({ byTracks: estimate, byWorks: estimate });

/** Older versions have no such list. */
function orNone<T>(read: Read<T[]>): Read<T[]> {
  return (value, where) => optional(read)(value, where) ?? [];
}

const day: Read<string> = (value, where) => {
  const found = text(value, where);
  if (!/^\d{4}-\d\d-\d\d$/.test(found) || Number.isNaN(Date.parse(found))) throw new FieldError(where);
  return found;
};

const others = list(record<OtherScores>({ name: text, lrap: finite, coverage: finite }));

const tags = list(
  record<TagFoldScores>({
    tag: text,
    tracks: whole(0),
    works: whole(0),
    rocAuc: nullable(finite),
    averagePrecision: nullable(estimate),
    priorAveragePrecision: nullable(finite),
  }),
);

/** As an older version wrote them: without single tags and further configurations. */
export type OlderFoldScores = Omit<FoldScores, 'others' | 'tags'> & { readonly others?: FoldScores['others']; readonly tags?: FoldScores['tags'] };

export function completeFoldScores(scores: OlderFoldScores): FoldScores {
  return { ...scores, others: scores.others ?? [], tags: scores.tags ?? [] };
}

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
  others: orNone(others),
  tags: orNone(tags),
  command: text,
  date: day,
});

/** At most one entry a split. */
export const readCrossValidation: Read<FoldScores[]> = (value, where) => {
  const found = list(foldScores)(value, where);
  if (new Set(found.map(({ split }) => split)).size !== found.length) throw new FieldError(where);
  return found;
};
