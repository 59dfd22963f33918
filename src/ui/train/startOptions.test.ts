import { expect, test } from 'vitest';
import { startOf, startOptions, startValue } from './startOptions.ts';

test('every entry names one choice', () => {
  const options = startOptions([{ id: 'a-1', name: 'Film' }, { id: 'b', name: 'Mine' }]);
  expect(options.map(({ label }) => label)).toEqual(['Scratch', 'Film, frozen', 'Film, fine-tuned', 'Mine, frozen', 'Mine, fine-tuned']);
  expect(options.map(({ value }) => startValue(startOf(value)))).toEqual(options.map(({ value }) => value));
  expect(startOf(options[2].value)).toEqual({ kind: 'trunk', ensembleId: 'a-1', frozen: 'trunk-at-first' });
  expect(startOf('nonsense')).toEqual({ kind: 'scratch' });
});
