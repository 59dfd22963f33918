import { expect, it } from 'vitest';
import type { Trial } from '../../library/searches.ts';
import { bestTrial, BEST_FIRST, sortTrials, trialAxes, trialText } from './trials.ts';

const trial = (number: number, validationLoss: number | null, f1: number, batch: number): Trial => ({
  number,
  point: { batch },
  validationLoss,
  f1,
  seconds: number,
  epochs: 4,
  ended: 'itself',
});
const TRIALS = [trial(1, 0.3, 0.5, 64), trial(2, null, 0.9, 16), trial(3, 0.2, 0.5, 32), trial(4, 0.2, 0.4, 32)];
const numbers = (trials: readonly Trial[]) => trials.map(({ number }) => number);

it('ranks by validation loss, trials without one last, the earlier of equals first', () => {
  expect(numbers(sortTrials(TRIALS, BEST_FIRST))).toEqual([3, 4, 1, 2]);
  expect(numbers(sortTrials(TRIALS, { by: 'validationLoss', falling: true }))).toEqual([1, 3, 4, 2]);
  expect(bestTrial(TRIALS)?.number).toBe(3);
  expect(bestTrial([])).toBeUndefined();
});

it('sorts by any column, equals by validation loss', () => {
  expect(numbers(sortTrials(TRIALS, { by: 'f1', falling: true }))).toEqual([2, 3, 1, 4]);
  expect(numbers(sortTrials(TRIALS, { by: 'batch', falling: false }))).toEqual([2, 3, 4, 1]);
});

it('gives the picture an axis a knob, then loss and F1', () => {
  const axes = trialAxes({ ranges: [{ knob: 'batch', low: 16, high: 64, steps: 3 }], trials: TRIALS });
  expect(axes.map(({ label }) => label)).toEqual(['Batch', 'Validation loss', 'F1']);
  expect(axes[1]).toMatchObject({ falling: true, values: [0.3, null, 0.2, 0.2] });
  expect(trialText(0.012345)).toBe('0.0123');
});
