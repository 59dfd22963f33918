import type { LinearSchedule } from './optimiserRule.ts';

/**
 * The value for `epoch` (counts from 1): `from` in the first epoch, `to` in the last of the maximum.
 * Early stopping does not stretch it: a net that stops at epoch 60 of 1,000 has moved 6 % of the way.
 */
export function scheduled(schedule: LinearSchedule, epoch: number, maximumEpochs: number): number {
  if (maximumEpochs <= 1) return schedule.from;
  return schedule.from + ((schedule.to - schedule.from) * (epoch - 1)) / (maximumEpochs - 1);
}
