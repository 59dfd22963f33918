import { describe, expect, it } from 'vitest';
import type { NetProgress, NetStage } from '../../app/state.ts';
import { runProgress, stageText } from './runProgress.ts';

function net(stage: NetStage, epochs: number, epochShare = 0): NetProgress {
  const history = Array.from({ length: epochs }, (_, index) => ({
    epoch: index + 1,
    trainingLoss: 0.2,
    validationLoss: 0.2,
  }));
  return { tag: stage, stage, history, bestEpoch: 1, epochShare, tilesPerSecond: 0 };
}

describe('runProgress', () => {
  it('counts a stopped net as done, however few its epochs', () => {
    const nets = [net('early-stopping', 12), net('training', 50, 0.5), net('waiting', 0), net('diverged', 2)];
    const progress = runProgress(nets, 100);
    expect(progress).toMatchObject({ finished: 2, epochs: 64 });
    expect(progress.share).toBeCloseTo((1 + 0.505 + 0 + 1) / 4, 12);
  });

  it('does not count an epoch twice that is done and recorded', () => {
    expect(runProgress([net('training', 3, 1)], 10).share).toBeCloseTo(0.3, 12);
  });

  it('stands without nets', () => {
    expect(runProgress([], 100)).toEqual({ finished: 0, epochs: 0, share: 0 });
  });
});

it('words every stage', () => {
  expect(stageText('early-stopping')).toBe('stopped early');
});
