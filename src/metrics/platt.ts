/**
 * Platt scaling: from a net's score to a probability (Platt 1999, *Probabilistic Outputs for Support
 * Vector Machines*). A score s of 0..1 becomes σ(slope · logit(s) + intercept). The two numbers are
 * those of a logistic regression whose targets are not 1 and 0 but Platt's (N₊ + 1) / (N₊ + 2) and
 * 1 / (N₋ + 2): what Laplace's rule says of a further track, so that scores which part the classes
 * without a fault do not claim certainty. Found by Newton's method with backtracking (Lin, Lin and
 * Weng 2007, *A Note on Platt's Probabilistic Outputs*).
 */
import { MetricError } from './metricError.ts';
import { checkColumn, type Column } from './rows.ts';

export interface PlattScaling {
  /** 1 leaves odds as they are, less draws them together, more pulls them apart. */
  readonly slope: number;
  readonly intercept: number;
}

/** A normal prior of the slope: `strength` is 1 / variance; 0 for none. */
export interface SlopePrior {
  readonly slope: number;
  readonly strength: number;
}

export const NO_PRIOR: SlopePrior = { slope: 1, strength: 0 };

/** Scores nearer than this to 0 or 1 count as this near: float32 rounds σ to either. */
const EDGE = 1e-6;
const ITERATIONS = 100;
const GRADIENT = 1e-9;
const SMALLEST_STEP = 1e-10;
/** Keeps the second derivative above zero where all scores are the same. */
const RIDGE = 1e-10;

/** Log odds of a share in 0..1, between −13.8 and 13.8. NaN stays NaN. */
export function logit(share: number): number {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, share));
  return Math.log(inside / (1 - inside));
}

export function sigmoid(odds: number): number {
  return odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds));
}

/** The probability, 0..1, that a score of 0..1 stands for. */
export function plattProbability({ slope, intercept }: PlattScaling, score: number): number {
  return sigmoid(slope * logit(score) + intercept);
}

/** ln(1 + eˣ) that neither overflows nor loses small values. */
function softplus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
}

interface Sample {
  /** Log odds of the scores. */
  readonly odds: Float64Array;
  /** Platt's targets. */
  readonly targets: Float64Array;
}

function sampleOf(column: Column): Sample {
  checkColumn(column);
  const positives = column.targets.filter(Boolean).length;
  const negatives = column.targets.length - positives;
  const [high, low] = [(positives + 1) / (positives + 2), 1 / (negatives + 2)];
  return {
    odds: Float64Array.from(column.scores, logit),
    targets: Float64Array.from(column.targets, (target) => (target ? high : low)),
  };
}

interface Fit {
  readonly slope: number;
  /** One a column. */
  readonly intercepts: Float64Array;
}

/** Negative log-likelihood of all columns, and of the prior. */
function cost(samples: readonly Sample[], { slope, intercepts }: Fit, prior: SlopePrior): number {
  let sum = (prior.strength / 2) * (slope - prior.slope) ** 2;
  samples.forEach(({ odds, targets }, column) => {
    for (let row = 0; row < odds.length; row++) {
      const z = slope * odds[row] + intercepts[column];
      sum += targets[row] * softplus(-z) + (1 - targets[row]) * softplus(z);
    }
  });
  return sum;
}

/**
 * One slope for all columns and an intercept for each. The second derivatives form an arrow (no
 * intercept meets another), so a step solves one number for the slope and one for each intercept.
 */
function fit(columns: readonly Column[], prior: SlopePrior): Fit {
  const samples = columns.map(sampleOf);
  let now: Fit = {
    slope: prior.strength > 0 ? prior.slope : 0,
    intercepts: Float64Array.from(samples, ({ targets }) => logit(targets.reduce((sum, target) => sum + target, 0) / targets.length)),
  };
  let value = cost(samples, now, prior);
  const first = new Float64Array(samples.length);
  const mixed = new Float64Array(samples.length);
  const second = new Float64Array(samples.length);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    let slopeFirst = prior.strength * (now.slope - prior.slope);
    let slopeSecond = prior.strength + RIDGE;
    let steepest = 0;
    samples.forEach(({ odds, targets }, column) => {
      let [gradient, curve, cross] = [0, RIDGE, 0];
      for (let row = 0; row < odds.length; row++) {
        const probability = sigmoid(now.slope * odds[row] + now.intercepts[column]);
        const error = probability - targets[row];
        const weight = probability * (1 - probability);
        gradient += error;
        curve += weight;
        cross += weight * odds[row];
        slopeFirst += error * odds[row];
        slopeSecond += weight * odds[row] ** 2;
      }
      [first[column], second[column], mixed[column]] = [gradient, curve, cross];
      steepest = Math.max(steepest, Math.abs(gradient));
    });
    if (Math.max(steepest, Math.abs(slopeFirst)) < GRADIENT) break;
    let [top, bottom] = [slopeFirst, slopeSecond];
    for (let column = 0; column < samples.length; column++) {
      top -= (mixed[column] * first[column]) / second[column];
      bottom -= mixed[column] ** 2 / second[column];
    }
    const slopeStep = -top / Math.max(bottom, RIDGE);
    const steps = first.map((gradient, column) => -(gradient + mixed[column] * slopeStep) / second[column]);
    const fall = slopeFirst * slopeStep + first.reduce((sum, gradient, column) => sum + gradient * steps[column], 0);
    let length = 1;
    for (; length >= SMALLEST_STEP; length /= 2) {
      const tried: Fit = {
        slope: now.slope + length * slopeStep,
        intercepts: now.intercepts.map((intercept, column) => intercept + length * steps[column]),
      };
      const found = cost(samples, tried, prior);
      if (found < value + 1e-4 * length * fall) {
        [now, value] = [tried, found];
        break;
      }
    }
    if (length < SMALLEST_STEP) break;
  }
  return now;
}

/**
 * The scaling of one tag's scores, each 0..1. A prior draws its slope towards another: the fewer rows
 * speak, the more. Throws as `checkColumn`.
 */
export function fitPlatt(column: Column, prior: SlopePrior = NO_PRIOR): PlattScaling {
  const { slope, intercepts } = fit([column], prior);
  return { slope, intercept: intercepts[0] };
}

/** The slope that serves all columns best when each has an intercept of its own. Throws as `checkColumn`. */
export function fitSharedSlope(columns: readonly Column[], prior: SlopePrior = NO_PRIOR): number {
  if (columns.length === 0) throw new MetricError('empty', { columns: 0 });
  return fit(columns, prior).slope;
}

/**
 * The intercept at which the probabilities of these scores have the mean `rate`, at a given slope.
 * Throws `empty`; `bad-argument` unless 0 < rate < 1.
 */
export function interceptAt(rate: number, slope: number, scores: ArrayLike<number>): number {
  if (!(rate > 0 && rate < 1)) throw new MetricError('bad-argument', { name: 'rate', value: rate });
  if (scores.length === 0) throw new MetricError('empty', { rows: 0 });
  const odds = Float64Array.from(scores, (score) => slope * logit(score));
  const centre = logit(rate);
  // The mean of σ lies between those of the lowest and the highest odds.
  let low = centre - odds.reduce((most, value) => Math.max(most, value), -Infinity);
  let high = centre - odds.reduce((least, value) => Math.min(least, value), Infinity);
  for (let halving = 0; halving < 100 && low < high; halving++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    const mean = odds.reduce((sum, value) => sum + sigmoid(value + middle), 0) / odds.length;
    if (mean < rate) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
