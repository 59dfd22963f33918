/**
 * Calibrating all tags of an ensemble on its validation tracks.
 *
 * A net for all tags knows how frequent each is, so one slope and one intercept serve all of its tags
 * (temperature scaling, Guo et al. 2017, with a bias): its ranking of tags stays as it is.
 *
 * Nets that each learnt on a bag of their own do not know, and are calibrated tag by tag. Tags differ in how many of those tracks have them, so slopes are drawn together: first one slope is
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
 * A slope less than this would make all tags alike where all validation tracks together contradict the
 * net; more keeps its ranking, at odds near the base rate.
 */
const LEAST_SHARED_SLOPE = 0.05;

/**
 * Calibrations, one a tag and in the order of the tags, that map all scores of a track alike, so that
 * no tag overtakes another. Bands are cut at the F1 of all tags together where a tag has few tracks.
 * @param scores raw confidences of the same tracks, 0..1
 * Throws `empty` or `shape`.
 */
export function calibrateTogether(targets: TargetRows, scores: ScoreRows): TagCalibration[] {
  const columns = columnsOf(targets, scores);
  const all = { targets: columns.flatMap((column) => column.targets), scores: columns.flatMap((column) => Array.from(column.scores)) };
  const scaling = all.targets.length > 0 ? scalingOfAll(all) : { slope: SHARED_PRIOR.slope, intercept: 0 };
  return withBands(columns, columns.map(() => scaling));
}

function scalingOfAll(all: Column): PlattScaling {
  const found = fitPlatt(all, SHARED_PRIOR);
  if (found.slope >= LEAST_SHARED_SLOPE) return found;
  // Laplace's share: all or none of them would have no finite odds.
  const rate = (positivesOf(all) + 1) / (all.targets.length + 2);
  return { slope: LEAST_SHARED_SLOPE, intercept: interceptAt(rate, LEAST_SHARED_SLOPE, all.scores) };
}

/**
 * One calibration a tag.
 * @param scores raw confidences of the same tracks, 0..1
 * @param rates share of tracks that have each tag, strictly between 0 and 1, counted on more tracks
 * than these where there are more
 * Throws `empty`, `shape` or `bad-argument`.
 */
export function calibrateTags(targets: TargetRows, scores: ScoreRows, rates: readonly number[], strength = STRENGTH): TagCalibration[] {
  const columns = columnsOf(targets, scores);
  if (rates.length !== columns.length) throw new MetricError('shape', { expected: columns.length, found: rates.length });
  const heard = columns.filter((column) => column.targets.length > 0);
  const shared = heard.length > 0 ? Math.max(0, fitSharedSlope(heard, SHARED_PRIOR)) : SHARED_PRIOR.slope;
  const scalings = columns.map((column, tag) => {
    const own = hasEnough(column) ? fitPlatt(column, { slope: shared, strength }) : null;
    return own && own.slope > 0 ? own : atBaseRate(column, own ? 0 : shared, rates[tag]);
  });
  return withBands(columns, scalings);
}

/** Scores and targets of each tag, without those of a net that diverged. */
function columnsOf(targets: TargetRows, scores: ScoreRows): Column[] {
  const tags = checkTargets(targets);
  if (scores.length !== targets.length) throw new MetricError('shape', { expected: targets.length, found: scores.length });
  return Array.from({ length: tags }, (_, tag) => finiteColumn(targets, scores, tag));
}

function positivesOf({ targets }: Column): number {
  return targets.filter(Boolean).length;
}

function hasEnough(column: Column): boolean {
  const positives = positivesOf(column);
  return positives >= ENOUGH && column.targets.length - positives >= ENOUGH;
}

/** The thresholds of the words, for scores scaled so. */
function withBands(columns: readonly Column[], scalings: readonly PlattScaling[]): TagCalibration[] {
  const calibrated = columns.map(({ targets, scores }, tag) => ({ targets, scores: Array.from(scores, (score) => plattProbability(scalings[tag], score)) }));
  const together = worthwhile({ targets: calibrated.flatMap(({ targets }) => targets), scores: calibrated.flatMap((column) => column.scores) });
  return columns.map((column, tag): TagCalibration => {
    const positives = positivesOf(column);
    const thresholds = bandThresholds(hasEnough(column) ? worthwhile(calibrated[tag]) : together);
    return { ...scalings[tag], positives, negatives: column.targets.length - positives, ...thresholds };
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
