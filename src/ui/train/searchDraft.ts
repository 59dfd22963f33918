import type { SearchOptions } from '../../app/search.ts';
import type { Recipe } from '../../nets/recipe.ts';
import { gridSize, type Knob, knobsOf, type Range, SCALES, usualRange } from '../../nets/search.ts';

/** A row of the form; numbers may be empty or half typed. */
export interface RangeDraft {
  readonly knob: Knob;
  readonly chosen: boolean;
  readonly low: number | string;
  readonly high: number | string;
  readonly steps: number | string;
}

export interface SearchDraft {
  readonly method: SearchOptions['method'];
  readonly minutes: number | string;
  readonly trials: number | string;
  readonly ranges: readonly RangeDraft[];
}

const FIRST_CHOICE: ReadonlySet<Knob> = new Set(['learningRate', 'dropout', 'batch']);
const MOST_TRIALS = 1_000;
const MOST_MINUTES = 2_880;
const MOST_STEPS = 20;

export function searchDraftOf(recipe: Recipe): SearchDraft {
  return {
    method: 'random',
    minutes: 30,
    trials: 20,
    ranges: knobsOf(recipe).map((knob) => ({ ...usualRange(knob, recipe), chosen: FIRST_CHOICE.has(knob) })),
  };
}

export type CheckedSearch =
  | { readonly ok: true; readonly options: SearchOptions; readonly trials: number }
  | { readonly ok: false; readonly problem: string };

/** What to search, or the first thing that hinders it. `name` words a knob. */
export function checkSearch(draft: SearchDraft, name: (knob: Knob) => string): CheckedSearch {
  const chosen = draft.ranges.filter((range) => range.chosen);
  if (chosen.length === 0) return { ok: false, problem: 'Choose at least one value to vary.' };
  const ranges: Range[] = [];
  for (const { knob, low, high, steps } of chosen) {
    const { limits, whole } = SCALES[knob];
    const range = { knob, low: numberOf(low), high: numberOf(high), steps: draft.method === 'grid' ? numberOf(steps) : 1 };
    const sound = [range.low, range.high].every((end) => end >= limits[0] && end <= limits[1] && (!whole || Number.isInteger(end)));
    if (!sound) return { ok: false, problem: `${name(knob)}: from ${limits[0]} to ${limits[1]}${whole ? ', whole numbers' : ''}.` };
    if (range.low > range.high) return { ok: false, problem: `${name(knob)}: the lowest value is above the highest.` };
    if (!isWhole(range.steps, MOST_STEPS)) return { ok: false, problem: `${name(knob)}: 1 to ${MOST_STEPS} steps.` };
    ranges.push(range);
  }
  const minutes = numberOf(draft.minutes);
  if (!isWhole(minutes, MOST_MINUTES)) return { ok: false, problem: `A budget of 1 to ${MOST_MINUTES.toLocaleString('en')} whole minutes.` };
  const trials = draft.method === 'grid' ? gridSize(ranges) : numberOf(draft.trials);
  if (!isWhole(trials, MOST_TRIALS)) {
    return { ok: false, problem: `1 to ${MOST_TRIALS.toLocaleString('en')} trials${draft.method === 'grid' ? `, not ${trials}: take fewer steps` : ''}.` };
  }
  return { ok: true, options: { method: draft.method, ranges, minutes, trials }, trials };
}

function numberOf(value: number | string): number {
  return value === '' ? Number.NaN : Number(value);
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
