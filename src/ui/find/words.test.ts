import { expect, test } from 'vitest';
import type { Answer } from '../../app/find/reason.ts';
import { leastText, mostText, reasonText, type Say, spanText } from './words.ts';

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
  const say: Say = (_, confidence) => `${Math.round(confidence * 100)}\u202f%`;
  const where = { from: 27.86, to: 55.73 };
  expect(mostText({ most: answer({}), where, least: null }, say)).toBe('Crime 62\u202f%, 0:27–0:55');
  expect(mostText({ most: answer({ amount: 'none', confidence: 0.08 }), where, least: null }, say)).toBe('little Crime, 8\u202f%');
  expect(leastText(answer({ amount: 'much', percentile: 0.1 }), say)).toBe('little Crime');
  expect(leastText(answer({ amount: 'some', percentile: 0.1 }), say)).toBe('little Crime');
  expect(leastText(answer({ amount: 'some', percentile: 0.99 }), say)).toBe('much Crime');
  expect(leastText(answer({ amount: 'none' }), say)).toBe('but Crime 62\u202f%');
  expect(spanText({ from: 0, to: 30 })).toBe('0:00–0:30');
});

test('the numbers behind the words are at hand', () => {
  const calibration = { kind: 'platt', tags: [{ slope: 1, intercept: 0, positives: 9, negatives: 9, likely: 0.5, maybe: 0.25 }] } as const;
  const reason = { most: answer({}), where: { from: 0, to: 9 }, least: answer({ confidence: 0.1 }) };
  expect(reasonText(reason, calibration, [0.4]).split('\n')).toEqual([
    'Crime: likely, 62\u202f%; 40\u202f% before calibration',
    'Crime: unlikely, 10\u202f%; 40\u202f% before calibration',
  ]);
});
