import { describe, expect, it } from 'vitest';
import { gridColumns } from './lossGridGeometry.ts';

describe('gridColumns', () => {
  it('fills the width with equal columns', () => {
    expect(gridColumns(1000, 10, 220, 24)).toEqual({ columns: 4, cellWidth: 232 });
  });

  it('falls to one column on a narrow screen', () => {
    expect(gridColumns(358, 10, 220, 24)).toEqual({ columns: 1, cellWidth: 358 });
    expect(gridColumns(100, 10, 220, 24)).toEqual({ columns: 1, cellWidth: 100 });
  });

  it('does not blow up two charts to half a page each', () => {
    expect(gridColumns(1200, 2, 220, 24).columns).toBe(3);
  });
});
