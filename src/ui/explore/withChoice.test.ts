import { describe, expect, it } from 'vitest';
import { withChoice } from './withChoice.ts';

describe('the three selectors', () => {
  it('replace, add, take away', () => {
    expect(withChoice([4, 7], 0, 2)).toEqual([2, 7]);
    expect(withChoice([4, 7], 2, 2)).toEqual([4, 7, 2]);
    expect(withChoice([4, 7, 2], 1, null)).toEqual([4, 2]);
    expect(withChoice([], 2, 5)).toEqual([5]);
  });

  it('let two tags change places', () => {
    expect(withChoice([4, 7], 0, 7)).toEqual([7, 4]);
    expect(withChoice([4, 7], 2, 4)).toEqual([7, 4]);
    expect(withChoice([4, 7], 0, 4)).toEqual([4, 7]);
  });
});
