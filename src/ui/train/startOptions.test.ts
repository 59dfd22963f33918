import { expect, test } from 'vitest';
import { startAdvice, startOf, startOptions, startValue } from './startOptions.ts';

test('every entry names one choice', () => {
  const options = startOptions([{ id: 'a-1', name: 'Film' }, { id: 'b', name: 'Mine' }], startAdvice(100));
  expect(options.map(({ label }) => label)).toEqual(['Scratch (recommended)', 'Film, frozen', 'Film, fine-tuned', 'Mine, frozen', 'Mine, fine-tuned']);
  expect(options.map(({ value }) => startValue(startOf(value)))).toEqual(options.map(({ value }) => value));
  expect(startOf(options[2].value)).toEqual({ kind: 'trunk', ensembleId: 'a-1', frozen: 'trunk-at-first' });
  expect(startOf('nonsense')).toEqual({ kind: 'scratch' });
});

test('the advice goes by the number of tracks and marks one entry', () => {
  const labels = (tracks: number) => startOptions([{ id: 'a', name: 'Film' }, { id: 'b', name: 'Mine' }], startAdvice(tracks)).map(({ label }) => label);
  expect(labels(29)).toEqual(['Scratch', 'Film, frozen (recommended)', 'Film, fine-tuned', 'Mine, frozen', 'Mine, fine-tuned']);
  expect(labels(30).filter((label) => label.includes('recommended'))).toEqual(['Scratch (recommended)']);
  expect(startAdvice(29).sentence).toContain('fewer than 30');
});
