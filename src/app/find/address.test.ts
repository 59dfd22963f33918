import { describe, expect, test } from 'vitest';
import { decodeQuery, encodeQuery } from './address.ts';
import { NO_QUERY, type Query } from './query.ts';

const FULL: Query = {
  wishes: [
    { tag: 'R&B/soul?', amount: 'much' },
    { tag: 'no vocals', amount: 'some' },
    { tag: '100 % Ärger #1', amount: 'none' },
  ],
  filters: { text: 'last train', years: { from: 1990, to: 2005 }, seconds: { from: null, to: 240 }, label: { kind: 'is', label: 'Drama + x' } },
};

describe('address', () => {
  test('a query comes back as it was', () => {
    expect(decodeQuery(encodeQuery(FULL))).toEqual(FULL);
    for (const kind of ['labelled', 'unlabelled'] as const) {
      const query: Query = { wishes: [], filters: { ...NO_QUERY.filters, label: { kind } } };
      expect(decodeQuery(encodeQuery(query))).toEqual(query);
    }
  });

  test('holds nothing that an address would take for its own', () => {
    expect(encodeQuery(FULL)).not.toMatch(/[/?#]/u);
    expect(encodeQuery(NO_QUERY)).toBe('');
    expect(encodeQuery({ ...NO_QUERY, wishes: [{ tag: 'Drama', amount: 'any' }] })).toBe('');
  });

  test('nonsense is as if it were not there', () => {
    expect(decodeQuery('years=abc&seconds=-&labelled=perhaps&much=&other=1&%')).toEqual(NO_QUERY);
  });

  test('a tag asked for twice is asked for once', () => {
    expect(decodeQuery('much=Drama&none=Drama').wishes).toEqual([{ tag: 'Drama', amount: 'none' }]);
  });
});
