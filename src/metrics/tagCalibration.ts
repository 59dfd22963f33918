/**
 * Calibrating all tags of an ensemble on its validation tracks.
 *
 * Tags differ in how many of those tracks have them, so slopes are drawn together: first one slope is
 * fitted that all tags share (each with an intercept of its own, and a weak prior at 1, a net's own
 * claim), then every tag's own slope with a normal prior around the shared one. A tag with fewer than
 * `ENOUGH` tracks on either side takes the shared slope as it is, and the intercept that gives it its
 * base rate on average. A slope below 0 would turn a ranking round on a whim of few tracks: such a
 * tag gets 0, which is its base rate for every track.
 */
import { bandThresholds, type BandThresholds, worthwhile } from './bands.ts';
import { MetricError } from './metricError.ts';
import { fitPlatt, fitSharedSlope, interceptAt, plattProbability, type PlattScaling, type SlopePrior } from './platt.ts';
import { checkTargets, type Column, type ScoreRows, type TargetRows } from './rows.ts';

/** What turns a tag's raw confidence into a probability and a word. */
export interface TagCalibration extends PlattScaling, BandThresholds {
  /** Validation tracks that have the tag, and that have it not. */
  readonly positives: number;
  readonly negatives: number;
}

/** Tracks on either side that a slope of one's own takes. */
export const ENOUGH = 5;
/** Of the shared slope around 1: matters where a handful of tracks is all there is. */
const SHARED_PRIOR: SlopePrior = { slope: 1, strength: 1 };
/** 1 / variance of the tags' slopes around the shared one: they mostly lie within a half of it. */
const STRENGTH = 4;

/** Rows of a net that answers NaN say nothing. */
function finiteColumn(targets: TargetRows, scores: ScoreRows, tag: number): Column {
  const rows = targets.flatMap((row, index) => (Number.isFinite(scores[index][tag]) ? [{ target: row[tag], score: scores[index][tag] }] : []));
  return { targets: rows.map(({ target }) => target), scores: rows.map(({ score }) => score) };
}

/**
 * One calibration a tag.
 * @param scores raw confidences of the same tracks, 0..1
 * @param rates share of tracks that have each tag, strictly between 0 and 1, counted on more tracks
 * than these where there are more
 * Throws `empty`, `shape` or `bad-argument`.
 */
export function calibrateTags(targets: TargetRows, scores: ScoreRows, rates: readonly number[], strength = STRENGTH): TagCalibration[] {
  const tags = checkTargets(targets);
  if (scores.length !== targets.length) throw new MetricError('shape', { expected: targets.length, found: scores.length });
  if (rates.length !== tags) throw new MetricError('shape', { expected: tags, found: rates.length });
  const columns = rates.map((_, tag) => finiteColumn(targets, scores, tag));
  const heard = columns.filter((column) => column.targets.length > 0);
  const shared = heard.length > 0 ? Math.max(0, fitSharedSlope(heard, SHARED_PRIOR)) : SHARED_PRIOR.slope;
  const fitted = columns.map((column, tag) => {
    const positives = column.targets.filter(Boolean).length;
    const negatives = column.targets.length - positives;
    const enough = positives >= ENOUGH && negatives >= ENOUGH;
    const own = enough ? fitPlatt(column, { slope: shared, strength }) : null;
    const scaling = own && own.slope > 0 ? own : atBaseRate(column, own ? 0 : shared, rates[tag]);
    const calibrated = { targets: column.targets, scores: Array.from(column.scores, (score) => plattProbability(scaling, score)) };
    return { scaling, positives, negatives, enough, calibrated };
  });
  const together = worthwhile({
    targets: fitted.flatMap(({ calibrated }) => calibrated.targets),
    scores: fitted.flatMap(({ calibrated }) => calibrated.scores),
  });
  return fitted.map(({ scaling, positives, negatives, enough, calibrated }): TagCalibration => {
    return { ...scaling, positives, negatives, ...bandThresholds(enough ? worthwhile(calibrated) : together) };
  });
}

function atBaseRate({ scores }: Column, slope: number, rate: number): PlattScaling {
  // Nothing was heard: the rate alone is known, and is right for a score of one half.
  return { slope, intercept: interceptAt(rate, slope, scores.length > 0 ? scores : [0.5]) };
}

/** Calibrated copies of rows, row-major [rows, tags]; NaN stays NaN. */
export function calibrateRows(values: Float32Array, tags: readonly TagCalibration[]): Float32Array<ArrayBuffer> {
  return Float32Array.from(values, (value, index) => plattProbability(tags[index % tags.length], value));
}
