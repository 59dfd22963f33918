import { weightShapes } from './netShape.ts';
import { stream } from './random.ts';
import type { Recipe } from './recipe.ts';

/**
 * Glorot-uniform kernels (limit √(6 / (fan in + fan out)), Glorot & Bengio 2010) and zero biases,
 * drawn in JavaScript so that every backend starts from the same bits.
 */
export function initialWeights(recipe: Recipe, seed: number, tag: string): Float32Array<ArrayBuffer>[] {
  return weightShapes(recipe).map((shape, index) => {
    const values = new Float32Array(shape.reduce((product, side) => product * side, 1));
    if (shape.length === 1) return values;
    const field = shape.slice(0, -2).reduce((product, side) => product * side, 1);
    const limit = Math.sqrt(6 / (field * (shape[shape.length - 2] + shape[shape.length - 1])));
    const random = stream(seed, 'weights', tag, index);
    return values.map(() => (2 * random.uniform() - 1) * limit);
  });
}
