/** What a search varies about a recipe, and the points it tries. Pure: a seed decides every draw. */
import { stream } from './random.ts';
import type { LinearSchedule, OptimiserRule } from './optimiserRule.ts';
import type { Recipe } from './recipe.ts';

/** `dropout`, `filters` and `units` are factors on what each layer of the recipe has. */
export type Knob = 'learningRate' | 'momentum' | 'dropout' | 'filters' | 'units' | 'batch' | 'patience';

export const KNOBS: readonly Knob[] = ['learningRate', 'momentum', 'dropout', 'filters', 'units', 'batch', 'patience'];

/** The knobs that a recipe has. */
export function knobsOf({ convolutions, dense, optimiser }: Recipe): readonly Knob[] {
  const lacking: Partial<Record<Knob, boolean>> = {
    filters: convolutions.length === 0,
    units: dense.length === 0,
    momentum: optimiser.kind !== 'nesterov',
  };
  return KNOBS.filter((knob) => lacking[knob] !== true);
}

interface Scale {
  /** Drawn and spaced evenly in the logarithm. */
  readonly logarithmic: boolean;
  readonly whole: boolean;
  /** Lowest and highest value that makes sense. */
  readonly limits: readonly [number, number];
}

export const SCALES: Readonly<Record<Knob, Scale>> = {
  learningRate: { logarithmic: true, whole: false, limits: [1e-6, 1] },
  momentum: { logarithmic: false, whole: false, limits: [0, 0.999] },
  dropout: { logarithmic: false, whole: false, limits: [0, 2] },
  filters: { logarithmic: true, whole: false, limits: [0.05, 4] },
  units: { logarithmic: true, whole: false, limits: [0.05, 20] },
  batch: { logarithmic: true, whole: true, limits: [4, 10_000] },
  patience: { logarithmic: false, whole: true, limits: [1, 1_000] },
};

export interface Range {
  readonly knob: Knob;
  /** At least the scale's lower limit, and `low` ≤ `high` ≤ its upper one. */
  readonly low: number;
  readonly high: number;
  /** Values that a grid takes, ends included; at least 1. */
  readonly steps: number;
}

/** One value for each knob of the search. */
export type Point = Readonly<Partial<Record<Knob, number>>>;

/** The value at share 0..1 of the way from low to high. */
function valueAt({ knob, low, high }: Range, share: number): number {
  const { logarithmic, whole } = SCALES[knob];
  const value = logarithmic ? low * (high / low) ** share : low + (high - low) * share;
  return whole ? Math.round(value) : Number(value.toPrecision(6));
}

export function gridSize(ranges: readonly Range[]): number {
  return ranges.reduce((size, { steps }) => size * steps, 1);
}

/**
 * Every point of the grid, once. In an order shuffled by the seed, so that a search that runs out of
 * time has not tried one corner alone.
 */
export function gridPoints(ranges: readonly Range[], seed: number): Point[] {
  const points = Array.from({ length: gridSize(ranges) }, (_, index) => {
    let rest = index;
    return pointOf(ranges, (range) => {
      const step = rest % range.steps;
      rest = Math.floor(rest / range.steps);
      return range.steps === 1 ? 0.5 : step / (range.steps - 1);
    });
  });
  return stream(seed, 'grid').shuffle(points);
}

/** Draw number `index`, uniform in every range (in its logarithm where the scale says so). */
export function randomPoint(ranges: readonly Range[], seed: number, index: number): Point {
  return pointOf(ranges, ({ knob }) => stream(seed, 'search', knob, index).uniform());
}

function pointOf(ranges: readonly Range[], shareOf: (range: Range) => number): Point {
  return Object.fromEntries(ranges.map((range) => [range.knob, valueAt(range, shareOf(range))]));
}

/** The schedule started at `from`, falling by the same factor. */
function moved(schedule: LinearSchedule, from: number): LinearSchedule {
  return { from, to: (from * schedule.to) / schedule.from };
}

/** No layer may drop everything. */
const MOST_DROPOUT = 0.9;

/**
 * The recipe with the point's values. A learning rate is that of the first epoch, and the last
 * epoch's moves with it; a momentum is the first epoch's, which the last one's never falls below.
 */
export function withPoint(recipe: Recipe, point: Point): Recipe {
  const drop = (dropout: number) => Math.min(MOST_DROPOUT, dropout * (point.dropout ?? 1));
  const scaled = (count: number, factor = 1) => Math.max(1, Math.round(count * factor));
  return {
    ...recipe,
    convolutions: recipe.convolutions.map((block) => ({
      ...block,
      filters: scaled(block.filters, point.filters),
      dropout: drop(block.dropout),
    })),
    dense: recipe.dense.map(({ units, dropout }) => ({ units: scaled(units, point.units), dropout: drop(dropout) })),
    optimiser: optimiserAt(recipe.optimiser, point),
    batch: point.batch ?? recipe.batch,
    patience: point.patience ?? recipe.patience,
  };
}

function optimiserAt(rule: OptimiserRule, point: Point): OptimiserRule {
  const { learningRate: rate } = rule;
  const learningRate = point.learningRate === undefined ? rate : moved(rate, point.learningRate);
  if (rule.kind !== 'nesterov' || point.momentum === undefined) return { ...rule, learningRate };
  return { ...rule, learningRate, momentum: { from: point.momentum, to: Math.max(point.momentum, rule.momentum.to) } };
}

/** The range a search begins with: around the recipe's own value. */
export function usualRange(knob: Knob, recipe: Recipe): Range {
  const around = (value: number, down: number, up: number): Range => {
    const { limits, whole } = SCALES[knob];
    const fit = (end: number) => {
      const held = Math.min(limits[1], Math.max(limits[0], end));
      return whole ? Math.round(held) : Number(held.toPrecision(3));
    };
    return { knob, low: fit(value * down), high: fit(value * up), steps: 3 };
  };
  switch (knob) {
    case 'learningRate':
      return around(recipe.optimiser.learningRate.from, 0.1, 10);
    case 'momentum':
      return { knob, low: 0.8, high: 0.98, steps: 3 };
    case 'dropout':
      return { knob, low: 0, high: 1.5, steps: 3 };
    case 'filters':
      return { knob, low: 0.25, high: 1, steps: 3 };
    case 'units':
      return { knob, low: 0.5, high: 2, steps: 3 };
    case 'batch':
      return { knob, low: 16, high: Math.max(16, Math.min(256, recipe.batch)), steps: 3 };
    case 'patience':
      return around(recipe.patience, 0.5, 1.5);
    default:
      return knob satisfies never;
  }
}
