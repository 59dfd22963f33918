import { expect, test } from 'vitest';
import type { Answer } from '../../app/find/reason.ts';
import { leastText, mostText, spanText } from './words.ts';

const answer = (change: Partial<Answer>): Answer => ({
  tag: 'Crime',
  amount: 'much',
  column: 0,
  confidence: 0.624,
  percentile: 0.9,
  fit: 0.9,
  ...change,
});

test('reasons are short and name tag, share and seconds', () => {
  const where = { from: 27.86, to: 55.73 };
  expect(mostText({ most: answer({}), where, least: null })).toBe('Crime 62\u202f%, 0:27–0:55');
  expect(mostText({ most: answer({ amount: 'none', confidence: 0.08 }), where, least: null })).toBe('little Crime, 8\u202f%');
  expect(leastText(answer({ amount: 'much', percentile: 0.1 }))).toBe('little Crime');
  expect(leastText(answer({ amount: 'some', percentile: 0.1 }))).toBe('little Crime');
  expect(leastText(answer({ amount: 'some', percentile: 0.99 }))).toBe('much Crime');
  expect(leastText(answer({ amount: 'none' }))).toBe('but Crime 62\u202f%');
  expect(spanText({ from: 0, to: 30 })).toBe('0:00–0:30');
});
