import { describe, expect, it } from 'vitest';
import type { NetProgress, Training } from '../../app/state.ts';
import { progressTitle } from './useProgressTitle.ts';

const IDLE = { running: false, total: 0, done: 0, failed: 0, secondsLeft: null };
const NONE: Training = { stage: 'none' };

function net(stage: NetProgress['stage'], epochs: number): NetProgress {
  const history = Array.from({ length: epochs }, (_, index) => ({ epoch: index + 1, trainingLoss: 0.2, validationLoss: 0.2 }));
  return { tag: stage, stage, history, bestEpoch: epochs, epochShare: 0, tilesPerSecond: 0 };
}

describe('progressTitle', () => {
  it('is the plain name while nothing runs', () => {
    expect(progressTitle({ queue: IDLE, training: NONE })).toBe('Tenfold');
    expect(progressTitle({ queue: { ...IDLE, total: 3, done: 3 }, training: NONE })).toBe('Tenfold');
  });

  it('counts done and failed tracks', () => {
    const queue = { running: true, total: 50, done: 15, failed: 2, secondsLeft: 9 };
    expect(progressTitle({ queue, training: NONE })).toBe('34\u202f% · Tenfold');
  });

  it('counts a net that stopped early as whole', () => {
    const training = {
      stage: 'training',
      nets: [net('early-stopping', 12), net('training', 50), net('waiting', 0), net('waiting', 0)],
      options: { maximumEpochs: 100 },
    } as unknown as Training;
    expect(progressTitle({ queue: IDLE, training })).toBe('38\u202f% · Tenfold');
  });
});
