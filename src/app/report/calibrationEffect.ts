/** What calibration changed on the held-out tracks, which it never saw, and what its words are worth there. */
import { type Band, bandOf, type BandThresholds } from '../../metrics/bands.ts';
import { brierScore, type CalibrationBin, calibrationCurve, expectedCalibrationError } from '../../metrics/calibration.ts';
import { microColumn } from '../../metrics/rows.ts';
import type { RankingScores } from '../../nets/ensemble.ts';
import { rankingScores, type ReportRows, type ReportSource } from './source.ts';
import { columnOf } from './tagScores.ts';

/** Scores over all tags and tracks. */
export interface Standing {
  readonly ranking: RankingScores;
  /** Mean over all tags. */
  readonly brier: number;
  /** Expected calibration error over all tags, in ten bins. */
  readonly error: number;
  readonly curve: readonly CalibrationBin[];
}

/** How often a word was given, and how often the tag was true then. */
export interface WordWorth {
  readonly given: number;
  readonly right: number;
}

export interface TagEffect extends BandThresholds {
  readonly tag: string;
  readonly brierBefore: number;
  readonly brier: number;
  readonly words: Readonly<Record<Band, WordWorth>>;
}

export interface CalibrationEffect {
  readonly before: Standing;
  readonly after: Standing;
  /** Validation tracks that it was fitted on. */
  readonly fittedOn: number;
  readonly tags: readonly TagEffect[];
  /** Over all tags. */
  readonly words: Readonly<Record<Band, WordWorth>>;
}

export const BANDS: readonly Band[] = ['likely', 'maybe', 'unlikely'];

function standing({ targets, scores }: ReportRows): Standing {
  const all = microColumn(targets, scores);
  const curve = calibrationCurve(all);
  return { ranking: rankingScores(targets, scores), brier: brierScore(all), error: expectedCalibrationError(curve), curve };
}

function wordsOf({ targets, scores }: ReportRows, tag: number, thresholds: BandThresholds): Record<Band, WordWorth> {
  const worth = { likely: { given: 0, right: 0 }, maybe: { given: 0, right: 0 }, unlikely: { given: 0, right: 0 } };
  targets.forEach((row, index) => {
    const word = worth[bandOf(thresholds, scores[index][tag])];
    word.given += 1;
    if (row[tag]) word.right += 1;
  });
  return worth;
}

/** Null where the scores are not calibrated. Throws MetricError on rows without a meaning. */
export function calibrationEffect({ tags, track, calibrated }: ReportSource): CalibrationEffect | null {
  if (calibrated === null) return null;
  const effects = tags.map((tag, index): TagEffect => {
    const { likely, maybe } = calibrated.tags[index];
    return {
      tag,
      likely,
      maybe,
      brierBefore: brierScore(columnOf(calibrated.before, index)),
      brier: brierScore(columnOf(track.rows, index)),
      words: wordsOf(track.rows, index, { likely, maybe }),
    };
  });
  const total = (band: Band): WordWorth =>
    effects.reduce((sum, { words }) => ({ given: sum.given + words[band].given, right: sum.right + words[band].right }), { given: 0, right: 0 });
  return {
    before: standing(calibrated.before),
    after: standing(track.rows),
    fittedOn: Math.max(...calibrated.tags.map(({ positives, negatives }) => positives + negatives)),
    tags: effects,
    words: { likely: total('likely'), maybe: total('maybe'), unlikely: total('unlikely') },
  };
}

/** One tag's curve and Brier score before calibration; null where the scores are not calibrated. */
export function calibrationBefore({ calibrated }: ReportSource, tag: number): { readonly curve: readonly CalibrationBin[]; readonly brier: number } | null {
  if (calibrated === null) return null;
  const column = columnOf(calibrated.before, tag);
  return { curve: calibrationCurve(column), brier: brierScore(column) };
}
