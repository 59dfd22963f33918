/**
 * Names of the kernels that make one weight's update at once, as the optimiser of that name composes it
 * of tfjs' operations where a backend has none. Inputs and outputs are tensors of the weight's shape;
 * the old ones stay.
 */

/** Inputs: weight, velocity, gradient; attributes: learningRate, momentum; outputs: weight, velocity. */
export const NESTEROV_UPDATE = 'NesterovUpdate';

/** Inputs: weight, gradient, first, second; attributes: AdamFactors; outputs: weight, first, second. */
export const ADAM_UPDATE = 'AdamUpdate';

/** Inputs: weight, gradient, squares, moves; attributes: AdadeltaFactors; outputs: weight, squares, moves. */
export const ADADELTA_UPDATE = 'AdadeltaUpdate';

/** Types, not interfaces: tfjs takes attributes by any name. */
export type AdamFactors = {
  readonly beta1: number;
  /** 1 − beta1, likewise below. */
  readonly gain1: number;
  readonly beta2: number;
  readonly gain2: number;
  readonly epsilon: number;
  /** What weight decay leaves of a weight: 1 without. */
  readonly decay: number;
  /** The learning rate, corrected for means that start at 0. */
  readonly pace: number;
};

export type AdadeltaFactors = {
  readonly rho: number;
  /** 1 − rho. */
  readonly gain: number;
  readonly epsilon: number;
  readonly learningRate: number;
};
