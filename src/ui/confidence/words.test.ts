import { expect, test } from 'vitest';
import type { Calibration } from '../../nets/ensemble.ts';
import { confidenceText, fullText, NOTHING_THIN, thinAmong, thinList, thinNote, thinText } from './words.ts';

const PERCENT = '\u202f%';
const none: Calibration = { kind: 'none' };
const platt: Calibration = { kind: 'platt', tags: [{ slope: 1, intercept: 0, positives: 9, negatives: 9, likely: 0.5, maybe: 0.25 }] };

test('confidences are words where the ensemble has them, numbers on demand', () => {
  expect([0.62, 0.3, 0.1].map((value) => confidenceText('words', platt, 0, value))).toEqual(['likely', 'maybe', 'unlikely']);
  expect(confidenceText('numbers', platt, 0, 0.62)).toBe(`62${PERCENT}`);
  expect(confidenceText('words', none, 0, 0.62)).toBe(`62${PERCENT}`);
  expect(fullText('Action', platt, 0, 0.62, 0.41)).toBe(`Action: likely, 62${PERCENT}; 41${PERCENT} before calibration`);
  expect(fullText('Action', none, 0, 0.62, 0.62)).toBe(`Action: 62${PERCENT}`);
});

test('thin evidence is counted', () => {
  expect(thinText('Crime', 1)).toBe('Crime rests on 1 work: treat with care');
  expect(thinList(new Map([['Crime', 1], ['Musical', 2]]))).toBe('Crime (1 work), Musical (2 works)');
  expect(thinList(NOTHING_THIN)).toBe('');
  expect(thinNote(new Map([['Crime', 1]]))).toBe('Thin evidence, treat with care: Crime (1 work).');
  expect(thinNote(NOTHING_THIN)).toBe('');
  expect(thinList(new Map(Array.from({ length: 14 }, (_, tag) => [`T${tag}`, 1])))).toMatch(/^T0 \(1 work\), .*, T11 \(1 work\) and 2 more$/);
  expect([...thinAmong(new Map([['Crime', 1], ['Musical', 2]]), ['Action', 'Musical'])]).toEqual([['Musical', 2]]);
});
