import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../library/comparisons.ts';
import { change, comparisonRows, comparisonText } from './comparisonRows.ts';

const track = { coverage: 2, bestCoverage: 1, lrap: 0.5 };
const COMPARISON: Comparison = {
  id: 'c',
  created: 0,
  data: 'Films',
  split: 'group',
  seed: 1,
  heldOutTracks: 9,
  tags: ['Action', 'Drama'],
  support: [6, 3],
  recipes: [
    { recipeId: 'a', title: 'Dense', ensembleId: '1', f1: [0.2, 0.5], weightedF1: 0.3, track, seconds: 1 },
    { recipeId: 'b', title: 'Conv', ensembleId: '2', f1: [0.5, 0.5], weightedF1: 0.5, track, seconds: 1 },
    { recipeId: 'c', title: 'Ensemble', ensembleId: '3', f1: [0.75, 0.25], weightedF1: 0.6, track, seconds: 1 },
  ],
  complete: true,
};

describe('comparisonRows', () => {
  it('holds F1 by recipe and the change from each to the next', () => {
    const { rows, mean } = comparisonRows(COMPARISON);
    expect(rows[0].f1).toEqual([0.2, 0.5, 0.75]);
    expect(rows[0].changes[0]).toBeCloseTo(0.3, 12);
    expect(rows[0].changes[1]).toBeCloseTo(0.25, 12);
    expect(rows[1].changes).toEqual([0, -0.25]);
    expect(mean).toMatchObject({ support: 9, f1: [0.3, 0.5, 0.6] });
  });

  it('of one recipe alone has no changes', () => {
    expect(comparisonRows({ ...COMPARISON, recipes: COMPARISON.recipes.slice(0, 1) }).rows[0].changes).toEqual([]);
  });
});

it('writes changes with their sign, and none where nothing changed', () => {
  expect([0.3, -0.25, 0, 0.001].map(change)).toEqual(['+.30', '−.25', '.00', '.00']);
});

it('is written as a table for spreadsheets', () => {
  const lines = comparisonText(COMPARISON).split('\n');
  expect(lines[0].split('\t')).toEqual(['Tag', 'Tracks', 'Dense', 'Conv', 'Ensemble', 'Dense to Conv', 'Conv to Ensemble']);
  expect(lines[2].split('\t')).toEqual(['Drama', '3', '0.500', '0.500', '0.250', '0.000', '-0.250']);
  expect(lines).toHaveLength(5);
});
