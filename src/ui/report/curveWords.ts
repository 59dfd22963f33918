import type { LevelName } from '../../app/report/source.ts';

/** @param whole whether the scores of each row are shares of one whole */
export function calibrationNote(whole: boolean, level: LevelName): string {
  return whole
    ? `these scores sum to 1 for every ${level}, so none claims to be the chance of its tag: expect the dots above the diagonal.`
    : `on the dashed line, a confidence of .70 is right seven times in ten; larger dots hold more ${level}s.`;
}

/** Three decimals, since good and bad lie close together. */
export function brierText(score: number): string {
  return score.toFixed(3).replace(/^0/, '');
}
