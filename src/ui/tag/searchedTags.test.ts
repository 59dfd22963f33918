import { expect, it } from 'vitest';
import { searchedTags } from './searchedTags.ts';

it('finds tags by words, and everything by none', () => {
  const tags = ['female vocals', 'no vocals', 'Étude'];
  expect(searchedTags(tags, '  ')).toBeNull();
  expect([...(searchedTags(tags, 'VOCAL') ?? [])]).toEqual([0, 1]);
  expect([...(searchedTags(tags, 'etude') ?? [])]).toEqual([2]);
  expect(searchedTags(tags, 'drum')?.size).toBe(0);
});
