/** What the cases of the gradient suite are made of. */
import {
  conv2d,
  grads,
  mul,
  sum,
  tensor,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { convolutionBlock } from '../convolutionBlock.ts';
import { sidesOf } from '../netShape.ts';
import { stream } from '../random.ts';
import type { Sides } from '../recipe.ts';

export interface GradientCase {
  readonly name: string;
  /** Outputs of one computation on the current backend; runs inside a tidy. */
  readonly run: () => Tensor[];
}

/** Tensors of uniform values in −1 … 1, the same on every backend and in every run. */
export function draw(name: string, shape: number[]): Tensor {
  const random = stream(1, 'gradient suite', name);
  const size = shape.reduce((product, side) => product * side, 1);
  return tensor(Float32Array.from({ length: size }, () => 2 * random.uniform() - 1), shape);
}

/** Gradients of Σ output × weights, with weights drawn, so that every output has its own slope. */
export function slopes(name: string, operation: (...inputs: Tensor[]) => Tensor, inputs: Tensor[]): Tensor[] {
  const weighted = (...args: Tensor[]) => {
    const output = operation(...args);
    return sum(mul(output, draw(`${name} slope`, output.shape)));
  };
  return [operation(...inputs), ...grads(weighted)(inputs)];
}

export type Shape = [number, number, number, number];

export function convolutionCase(x: Shape, filter: Shape, pad: 'valid' | 'same'): GradientCase {
  const name = `conv2d ${x.join('×')} by ${filter.join('×')}, ${pad}`;
  return {
    name,
    run: () =>
      slopes(name, (a, b) => conv2d(a as Tensor4D, b as Tensor4D, 1, pad), [
        draw(`${name} x`, x),
        draw(`${name} filter`, filter),
      ]),
  };
}

export function blockCase(x: Shape, filter: Shape, pool: Sides, inputGradient: boolean): GradientCase {
  const name = `block ${x.join('×')} by ${filter.join('×')}, pool ${sidesOf(pool).join('×')}${inputGradient ? '' : ', data'}`;
  return {
    name,
    run: () => {
      const image = draw(`${name} x`, x) as Tensor4D;
      const weights = [draw(`${name} filter`, filter), draw(`${name} bias`, [filter[3]])];
      if (!inputGradient) {
        return slopes(
          name,
          (b, c) => convolutionBlock(image, b as Tensor4D, c as Tensor1D, pool, false),
          weights,
        );
      }
      return slopes(
        name,
        (a, b, c) => convolutionBlock(a as Tensor4D, b as Tensor4D, c as Tensor1D, pool, true),
        [image, ...weights],
      );
    },
  };
}
