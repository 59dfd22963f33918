import { describe, expect, it } from 'vitest';
import { foldScoresFixture } from '../../library/ensemble.fixture.ts';
import type { Rival } from '../../nets/foldScores.ts';
import { foldProvenance, foldSource, foldTable, standingSentence } from './foldWords.ts';

function rival(low: number, high: number): Rival {
  const bounds = { value: (low + high) / 2, low, high };
  // Single tracks always seem to tell more than they do.
  return { lrap: 0.6, gain: { byTracks: { value: 0.1, low: 0.09, high: 0.11 }, byWorks: bounds } };
}

describe('how it stands beside its rivals', () => {
  const words = (prior: Rival, forest: Rival | null): string => standingSentence(foldScoresFixture({ prior: { ...prior, coverage: 5 }, forest }));
  const [above, around, below] = [rival(0.01, 0.03), rival(-0.01, 0.03), rival(-0.03, -0.01)];

  it.each([
    [above, above, 'There it is better than ranking by frequency alone and a random forest.'],
    [above, around, 'There it is better than ranking by frequency alone; no better than a random forest, as far as these 55 works can tell.'],
    [above, below, 'There it is better than ranking by frequency alone; worse than a random forest.'],
    [around, around, 'There it is no better than ranking by frequency alone or a random forest, as far as these 55 works can tell.'],
    [below, below, 'There it is worse than ranking by frequency alone and a random forest.'],
    [above, null, 'There it is better than ranking by frequency alone.'],
    [rival(0, 0.02), null, 'There it is no better than ranking by frequency alone, as far as these 55 works can tell.'],
  ])('says so plainly', (prior, forest, sentence) => expect(words(prior, forest)).toBe(sentence));
});

describe('the table of folds', () => {
  it('is none where nothing was cross-validated', () => expect(foldTable([])).toBeNull());

  it('has the split by track first, and every figure', () => {
    const table = foldTable([foldScoresFixture(), foldScoresFixture({ split: 'track', forest: null })]);
    expect(table?.columns).toEqual(['By track', 'By work']);
    const row = (label: string) => table?.rows.find((one) => one.label === label)?.cells;
    expect(row('LRAP')?.[1]).toEqual({ value: '0.672', detail: '', bounds: ['0.655 to 0.689'] });
    expect(row('Coverage error')?.[1]).toEqual({ value: '4.81', detail: '(best 2.32)', bounds: [] });
    expect(row('Above the forest')?.map(({ value }) => value)).toEqual(['–', '+0.017']);
    expect(row('Above the forest')?.[1].bounds).toEqual(['−0.014 to +0.048', '+0.005 to +0.029']);
    expect(table?.rows.find(({ label }) => label === 'Above the forest')?.drawing).toEqual(['drawing works', 'drawing tracks']);
    expect(row('Random forest’s LRAP')?.map(({ value }) => value)).toEqual(['–', '0.655']);
    expect(table?.notes[0]).toContain('stand on both sides');
    expect(table?.notes[1]).toContain('what to expect of your music. There it is better than ranking by frequency alone; no better than a random forest');
  });

  it('says whose figures they are and how to have them again', () => {
    expect(foldProvenance([foldScoresFixture()])).toContain('trained 5 times, each time without one part of 799 tracks of 55 works');
    expect(foldSource([foldScoresFixture()])).toEqual({ command: 'npm run bench:accuracy', day: '20 November 2026' });
  });
});
