import { describe, expect, it } from 'vitest';
import { foldScoresFixture } from '../../library/ensemble.fixture.ts';
import type { Rival } from '../../nets/foldScores.ts';
import { foldProvenance, foldSource, foldTable, foldTags, standingSentence } from './foldWords.ts';

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

describe('tag by tag', () => {
  it('has support, figures and a plain word, by track first; nothing where older cards hold nothing', () => {
    const found = foldTags([foldScoresFixture(), foldScoresFixture({ split: 'track', tags: foldScoresFixture().tags.slice(0, 1) })]);
    expect(found.map(({ heading, rows }) => [heading, rows.length])).toEqual([['By track', 1], ['By work', 4]]);
    expect(found[1].rows.map(({ tag, tracks, standing, thin }) => [tag, tracks, standing, thin])).toEqual([
      ['Action', 430, 'better', undefined],
      ['Drama', 121, 'unclear', undefined],
      ['Crime', 14, 'no better', 1],
      ['Western', 0, '–', undefined],
    ]);
    expect(found[1].rows[0]).toMatchObject({ precision: { value: '0.690', bounds: ['0.650 to 0.730'] }, priorPrecision: '0.520', auc: '0.710' });
    expect(found[1].rows[3]).toMatchObject({ precision: { value: '–', bounds: [] }, priorPrecision: '–', auc: '–' });
    expect(foldTags([foldScoresFixture({ tags: [] })])).toEqual([]);
  });

  it('has no thin tag where nothing was grouped', () => {
    expect(foldTags([foldScoresFixture({ works: 799 })])[0].rows[2].thin).toBeUndefined();
  });
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

  it('has a row for every further configuration, and a dash where it was not trained on that split', () => {
    const table = foldTable([foldScoresFixture(), foldScoresFixture({ split: 'track', others: [{ name: 'appendix', lrap: 0.7, coverage: 4 }] })]);
    const found = table?.rows.filter(({ label }) => label.startsWith('LRAP of')).map(({ label, cells }) => [label, ...cells.map(({ value, detail }) => `${value} ${detail}`.trim())]);
    expect(found).toEqual([
      ['LRAP of appendix', '0.700 (coverage 4.00)', '–'],
      ['LRAP of softmax-dense', '–', '0.603 (coverage 5.02)'],
      ['LRAP of post-ce', '–', '0.611 (coverage 4.97)'],
    ]);
  });

  it('names the tags that are told no better than by frequency', () => {
    const notes = (tags = foldScoresFixture().tags): string => foldTable([foldScoresFixture({ tags })])?.notes[0] ?? '';
    expect(notes()).toContain('can tell. Crime is told no better than by frequency alone.');
    const [, , crime] = foldScoresFixture().tags;
    expect(notes(['A', 'B', 'C'].map((tag) => ({ ...crime, tag })))).toContain('A, B and C are told no better than by frequency alone.');
    expect(notes([])).not.toContain('frequency alone.');
  });

  it('says whose figures they are and how to have them again', () => {
    expect(foldProvenance([foldScoresFixture()])).toContain('trained 5 times, each time without one part of 799 tracks of 55 works');
    expect(foldSource([foldScoresFixture()])).toEqual({ command: 'npm run bench:accuracy', day: '20 November 2026' });
  });
});
