import { describe, expect, it } from 'vitest';
import { POST, SOFTMAX_DENSE } from '../../nets/recipes.ts';
import { checkSearch, searchDraftOf, type SearchDraft } from './searchDraft.ts';

const check = (draft: SearchDraft) => checkSearch(draft, (knob) => knob);
const DRAFT = searchDraftOf(POST);

describe('checkSearch', () => {
  it('takes the draft it begins with, a range for each chosen value', () => {
    const checked = check(DRAFT);
    expect(checked).toMatchObject({ ok: true, trials: 20, options: { method: 'random', minutes: 30 } });
    if (checked.ok) expect(checked.options.ranges.map(({ knob }) => knob)).toEqual(['learningRate', 'dropout', 'batch']);
  });

  it('counts the points of a grid', () => {
    expect(check({ ...DRAFT, method: 'grid' })).toMatchObject({ ok: true, trials: 27 });
    const huge = { ...DRAFT, method: 'grid' as const, ranges: DRAFT.ranges.map((range) => ({ ...range, chosen: true, steps: 5 })) };
    expect(check(huge)).toMatchObject({ ok: false, problem: expect.stringContaining('78125') });
  });

  it.each<[string, Partial<SearchDraft>, string]>([
    ['nothing to vary', { ranges: DRAFT.ranges.map((range) => ({ ...range, chosen: false })) }, 'Choose'],
    ['ends the wrong way round', { ranges: DRAFT.ranges.map((range) => ({ ...range, low: range.high, high: range.low })) }, 'above'],
    ['a value out of its limits', { ranges: DRAFT.ranges.map((range) => ({ ...range, low: -1 })) }, 'learningRate: from'],
    ['an empty field', { ranges: DRAFT.ranges.map((range) => ({ ...range, high: '' })) }, 'learningRate: from'],
    ['no minutes', { minutes: '' }, 'minutes'],
    ['half a trial', { trials: 0.5 }, 'trials'],
  ])('refuses %s', (_, change, words) => {
    expect(check({ ...DRAFT, ...change })).toMatchObject({ ok: false, problem: expect.stringContaining(words) });
  });

  it('offers no filters where there is no convolution', () => {
    expect(searchDraftOf(SOFTMAX_DENSE).ranges.map(({ knob }) => knob)).not.toContain('filters');
  });
});
