/** A value that moves linearly from the first epoch to the last of the *maximum* epochs. */
export interface LinearSchedule {
  readonly from: number;
  readonly to: number;
}

/** A schedule that stays where it is. */
export function constant(value: number): LinearSchedule {
  return { from: value, to: value };
}

/** How gradients move weights; each kind is a class beside this file. */
export type OptimiserRule =
  | { readonly kind: 'nesterov'; readonly learningRate: LinearSchedule; readonly momentum: LinearSchedule }
  | {
      readonly kind: 'adam';
      readonly learningRate: LinearSchedule;
      /** Decay of the mean of the gradients, 0..1. */
      readonly beta1: number;
      /** Decay of the mean of their squares, 0..1. */
      readonly beta2: number;
      readonly epsilon: number;
      /** Decoupled from the gradient; 0 for none. */
      readonly weightDecay: number;
    }
  | {
      readonly kind: 'adadelta';
      readonly learningRate: LinearSchedule;
      /** Decay of both means of squares, 0..1. */
      readonly rho: number;
      readonly epsilon: number;
    };

/** The rule with every learning rate multiplied by `factor`. */
export function slowed(rule: OptimiserRule, factor: number): OptimiserRule {
  const { from, to } = rule.learningRate;
  return { ...rule, learningRate: { from: from * factor, to: to * factor } };
}
