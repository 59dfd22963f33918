import type { Tensor } from '@tensorflow/tfjs-core';
import { adadeltaStep } from './adadelta.ts';
import { adamStep } from './adam.ts';
import { Moments } from './moments.ts';
import { Nesterov } from './nesterov.ts';
import type { LinearSchedule, OptimiserRule } from './optimiserRule.ts';
import { scheduled } from './schedules.ts';

/** When a step is taken. */
export interface Moment {
  /** Counts from 1. */
  readonly epoch: number;
  readonly maximumEpochs: number;
  /** Steps of this optimiser with this one; counts from 1. */
  readonly step: number;
}

/** Weights and what moves them; `step` replaces all tensors and disposes of the old ones. */
export interface Optimiser {
  /** Valid until the next step. */
  readonly weights: readonly Tensor[];
  /** What it remembers beside the weights, in an order of its own; valid until the next step. */
  readonly state: readonly Tensor[];
  step(gradients: readonly Tensor[], moment: Moment): void;
  dispose(): void;
}

/**
 * The optimiser of a rule. Takes ownership of `weights` and of `state`, which another of the same
 * rule gave away; null: from rest.
 */
export function startOptimiser(
  rule: OptimiserRule,
  weights: readonly Tensor[],
  state: readonly Tensor[] | null,
): Optimiser {
  switch (rule.kind) {
    case 'nesterov': {
      const nesterov = new Nesterov(weights, state);
      return driven(nesterov, (gradients, moment) =>
        nesterov.step(gradients, at(rule.learningRate, moment), at(rule.momentum, moment)),
      );
    }
    case 'adam': {
      const held = new Moments(weights, state);
      return driven(held, (gradients, moment) => adamStep(held, rule, gradients, at(rule.learningRate, moment), moment.step));
    }
    case 'adadelta': {
      const held = new Moments(weights, state);
      return driven(held, (gradients, moment) => adadeltaStep(held, rule, gradients, at(rule.learningRate, moment)));
    }
    default:
      return rule satisfies never;
  }
}

function driven(held: Omit<Optimiser, 'step'>, step: Optimiser['step']): Optimiser {
  return {
    get weights() {
      return held.weights;
    },
    get state() {
      return held.state;
    },
    step,
    dispose: () => held.dispose(),
  };
}

function at(schedule: LinearSchedule, { epoch, maximumEpochs }: Moment): number {
  return scheduled(schedule, epoch, maximumEpochs);
}

/** How many tensors of each weight's shape the optimiser's state holds. */
export function stateCopies({ kind }: OptimiserRule): number {
  switch (kind) {
    case 'nesterov':
      return 1;
    case 'adam':
    case 'adadelta':
      return 2;
    default:
      return kind satisfies never;
  }
}
