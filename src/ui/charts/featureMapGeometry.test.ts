import { describe, expect, it } from 'vitest';
import { POST } from '../../nets/recipes.ts';
import { mapSpan, receptiveField } from './featureMapGeometry.ts';

describe('receptiveField', () => {
  it('grows from block to block of the default recipe', () => {
    const fields = POST.convolutions.map((_, block) => receptiveField(POST.convolutions, block));
    expect(fields).toEqual([
      { start: 0, stride: 2, size: 6 },
      { start: 0, stride: 4, size: 14 },
      { start: 0, stride: 8, size: 22 },
      { start: 0, stride: 16, size: 38 },
    ]);
  });

  it('follows the frames of kernels and pools that are no squares, and begins in the padding', () => {
    const blocks = [
      { kernel: [3, 5], padding: 'same', pool: [2, 4] },
      { kernel: 3, padding: 'same', pool: 2 },
    ] as const;
    expect(receptiveField(blocks, 0)).toEqual({ start: -2, stride: 4, size: 8 });
    expect(receptiveField(blocks, 1)).toEqual({ start: -6, stride: 8, size: 20 });
    // Padding keeps units in step with the tile: the first one's span begins at its edge.
    expect(mapSpan(3, receptiveField(blocks, 1), 24)).toEqual({ from: 0, to: 24 });
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
    expect(mapSpan(4, { start: 0, stride: 16, size: 38 }, 100)).toEqual({ from: 11, to: 75 });
    expect(mapSpan(48, { start: 0, stride: 2, size: 6 }, 100)).toEqual({ from: 2, to: 98 });
  });
});
