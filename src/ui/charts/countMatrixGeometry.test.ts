import { expect, it } from 'vitest';
import { countMatrixShapes } from './countMatrixGeometry.ts';

it('places counts with the share of their row', () => {
  const { cells, names, height, width } = countMatrixShapes(['Metal', 'Jazz'], [[3, 1], [0, 0]], 500);
  expect(names).toEqual(['Metal', 'Jazz']);
  expect(cells.map(({ row, column, count, share }) => [row, column, count, share])).toEqual([[0, 0, 3, 0.75], [0, 1, 1, 0.25], [1, 0, 0, 0], [1, 1, 0, 0]]);
  expect(cells.every(({ x, y }) => x < width && y < height)).toBe(true);
});

it('shows the most frequent where there is no room for all', () => {
  const size = 60;
  const tags = Array.from({ length: size }, (_, index) => `genre ${index}`);
  const matrix = tags.map((_, truth) => tags.map((_tag, given) => (given === truth ? (truth === 7 ? 500 : truth) : 0)));
  const { tags: shown, width } = countMatrixShapes(tags, matrix, 340);
  expect(width).toBeLessThanOrEqual(341);
  expect(shown.length).toBeLessThan(12);
  expect(shown).toContain(7);
  expect(shown.slice(1)).toEqual(Array.from({ length: shown.length - 1 }, (_, index) => size - shown.length + 1 + index));
});
