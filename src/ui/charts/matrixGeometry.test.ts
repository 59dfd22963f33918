import { describe, expect, it } from 'vitest';
import { commonest, matrixShapes } from './matrixGeometry.ts';
import { textWidth } from './textWidth.ts';

const NAMES = ['Action', 'Adventure', 'Comedy', 'Crime', 'Drama', 'Fantasy', 'Musical', 'Romance', 'Sci-Fi', 'Thriller'];
const square = (count: number) => Array.from({ length: count }, (_, a) => Array.from({ length: count }, (_b, b) => (a === b ? 100 + a : a + b)));

describe('a co-occurrence matrix', () => {
  it('shows ten genres with numbers of three digits on a phone', () => {
    const { tags, cell, width } = matrixShapes(NAMES, square(10), 358, 30);
    expect(tags.length).toBe(10);
    expect(width).toBeLessThanOrEqual(358);
    expect(textWidth('100', 11)).toBeLessThan(cell);
  });

  it('scales by the largest pair and leaves the diagonal out of it', () => {
    const { cells, largest } = matrixShapes(NAMES, square(10), 600, 30);
    expect(largest).toBe(17);
    expect(cells.find(({ row, column }) => row === 8 && column === 9)?.strength).toBe(1);
    expect(cells.filter(({ diagonal }) => diagonal).every(({ strength }) => strength === 0)).toBe(true);
  });

  it('keeps the commonest of many tags, in their order', () => {
    const names = Array.from({ length: 188 }, (_, index) => `tag ${index}`);
    const { tags, cells } = matrixShapes(names, square(188), 358, 188);
    expect(tags.length).toBeLessThan(15);
    expect(tags.at(-1)).toBe(187);
    expect(tags).toEqual(tags.toSorted((a, b) => a - b));
    expect(cells.length).toBe(tags.length ** 2);
    expect(commonest([[5, null], [null, 7]], 1)).toEqual([1]);
  });
});
