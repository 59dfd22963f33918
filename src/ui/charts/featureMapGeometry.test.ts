import { describe, expect, it } from 'vitest';
import { POST } from '../../nets/recipes.ts';
import { mapSpan, receptiveField } from './featureMapGeometry.ts';

describe('receptiveField', () => {
  it('grows from block to block of the default recipe', () => {
    const fields = POST.convolutions.map((_, block) => receptiveField(POST.convolutions, block));
    expect(fields).toEqual([
      { stride: 2, size: 6 },
      { stride: 4, size: 14 },
      { stride: 8, size: 22 },
      { stride: 16, size: 38 },
    ]);
  });

  it('never reaches beyond the tile', () => {
    // 48, 22, 10 and 4 units across 100 frames.
    [48, 22, 10, 4].forEach((units, block) => {
      const { stride, size } = receptiveField(POST.convolutions, block);
      expect((units - 1) * stride + size).toBeLessThanOrEqual(100);
      expect(units * stride + size).toBeGreaterThan(100 - stride);
    });
  });
});

describe('mapSpan', () => {
  it('lays units around the middles of their fields', () => {
    expect(mapSpan(4, { stride: 16, size: 38 }, 100)).toEqual({ from: 11, to: 75 });
    expect(mapSpan(48, { stride: 2, size: 6 }, 100)).toEqual({ from: 2, to: 98 });
  });
});
