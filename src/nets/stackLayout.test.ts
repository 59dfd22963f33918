import { describe, expect, it } from 'vitest';
import { parameterCount } from './netShape.ts';
import type { Recipe } from './recipe.ts';
import { APPENDIX, POST, SOFTMAX_CNN, SOFTMAX_DENSE } from './recipes.ts';
import { stackLayout } from './stackLayout.ts';

describe('the layout of a net in a slot', () => {
  it('holds every weight once, each layer where its kernels look for it', () => {
    for (const recipe of [POST, APPENDIX]) {
      const layout = stackLayout(recipe);
      if (layout === null) throw new Error('no layout');
      const { tensors, layers, stride } = layout;
      expect(tensors.reduce((sum, { size }) => sum + size, 0)).toBe(parameterCount(recipe));
      tensors.forEach(({ at, size }, index) => {
        expect(at % 4).toBe(0);
        expect(at + size).toBeLessThanOrEqual(tensors[index + 1]?.at ?? stride);
      });
      expect(layers.flatMap(({ place }) => [place.filterAt, place.biasAt])).toEqual(tensors.map(({ at }) => at));
      expect(layers).toHaveLength(tensors.length / 2);
    }
  });

  it('sees a dense layer as a convolution of one pixel', () => {
    const layers = stackLayout(POST)?.layers ?? [];
    expect(layers[0]).toMatchObject({ input: [40, 100, 1], pool: 2, dropout: { rate: 0.1, layer: 0 }, place: { shape: [5, 5, 1, 32] } });
    expect(layers[4]).toMatchObject({ input: [1, 1, 1024], pool: 1, dropout: { rate: 0.5, layer: 4 }, place: { shape: [1, 1, 1024, 50] } });
    expect(layers[6]).toMatchObject({ dropout: null, place: { shape: [1, 1, 50, 1] } });
  });

  it('leaves what the kernels do not cover to nets by themselves', () => {
    const [block, ...others] = POST.convolutions;
    const left: readonly Recipe[] = [
      SOFTMAX_CNN,
      SOFTMAX_DENSE,
      { ...POST, l2: 0.01 },
      { ...POST, classWeights: true },
      { ...POST, summary: 'statistics' },
      { ...POST, convolutions: [{ ...block, pool: 3 }, ...others] },
      { ...POST, convolutions: [{ ...block, pool: [1, 2] }, ...others] },
      { ...POST, convolutions: [{ ...block, padding: 'same' }, ...others] },
    ];
    for (const recipe of left) expect(stackLayout(recipe)).toBeNull();
    expect(stackLayout({ ...POST, convolutions: [{ ...block, kernel: [5, 3] }, ...others] })).not.toBeNull();
  });
});
