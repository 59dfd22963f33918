/** A report of tracks that have exactly one tag each. */
import { isSingleLabel, singleLabelReport } from '../../metrics/singleLabel.ts';
import type { ReportSource } from './source.ts';

export interface SingleLabel {
  readonly tracks: number;
  /** Share of the tracks whose highest tag is theirs, 0..1. */
  readonly accuracy: number;
  /** That of always giving the tag most frequent among these tracks. */
  readonly chance: number;
  /** In the order of the tags; recall is null for a tag that no track has, precision for one never given. */
  readonly tags: readonly {
    readonly tag: string;
    readonly precision: number | null;
    readonly recall: number | null;
    readonly support: number;
  }[];
  /** `[truth][given]`: tracks. */
  readonly matrix: readonly (readonly number[])[];
}

/** Null where some track has several tags or none. Throws MetricErrors. */
export function singleLabelOf({ tags, track: { rows } }: ReportSource): SingleLabel | null {
  if (!isSingleLabel(rows.targets)) return null;
  const { accuracy, chance, report, matrix } = singleLabelReport(rows.targets, rows.scores);
  return {
    tracks: rows.targets.length,
    accuracy,
    chance,
    tags: report.tags.map(({ precision, recall, support, given }, column) => ({
      tag: tags[column],
      precision: given > 0 ? precision : null,
      recall: support > 0 ? recall : null,
      support,
    })),
    matrix,
  };
}
