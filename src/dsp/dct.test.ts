import { expect, it } from 'vitest';
import { dctRows } from './dct.ts';

it('makes orthonormal rows', () => {
  const size = 41;
  const rows = dctRows(size, 0, size);
  for (let a = 0; a < size; a++) {
    for (let b = a; b < size; b++) {
      let product = 0;
      for (let n = 0; n < size; n++) product += rows[a * size + n] * rows[b * size + n];
      expect(product).toBeCloseTo(a === b ? 1 : 0, 12);
    }
  }
});

it('starts at the row asked for', () => {
  expect(dctRows(41, 1, 40)).toEqual(dctRows(41, 0, 41).slice(41));
});
