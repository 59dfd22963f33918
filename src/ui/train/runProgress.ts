import type { NetProgress, NetStage } from '../../app/state.ts';

/** Where a whole training stands, from its nets. */
export interface RunProgress {
  readonly finished: number;
  readonly epochs: number;
  /** Share of the work that at most remains, 0..1: early stopping mostly ends sooner. */
  readonly share: number;
}

export function isFinished(stage: NetStage): boolean {
  return stage !== 'waiting' && stage !== 'training';
}

export function runProgress(nets: readonly NetProgress[], maximumEpochs: number): RunProgress {
  let finished = 0;
  let epochs = 0;
  let share = 0;
  for (const { stage, history, epochShare } of nets) {
    epochs += history.length;
    if (isFinished(stage)) {
      finished += 1;
      share += 1;
    } else {
      const begun = stage === 'training' && epochShare < 1 ? epochShare : 0;
      share += Math.min(1, (history.length + begun) / maximumEpochs);
    }
  }
  return { finished, epochs, share: nets.length > 0 ? share / nets.length : 0 };
}

const STAGES = {
  waiting: 'waiting',
  training: 'training',
  'early-stopping': 'stopped early',
  'maximum-epochs': 'all epochs done',
  cancelled: 'stopped by you',
  diverged: 'diverged, best weights kept',
} as const satisfies Record<NetStage, string>;

export function stageText(stage: NetStage): string {
  return STAGES[stage];
}
