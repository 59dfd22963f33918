import { describe, expect, it } from 'vitest';
import type { Calibration, HeldOutTrack } from '../../nets/ensemble.ts';
import { evaluate } from '../evaluate.ts';
import { calibrationBefore, calibrationEffect } from './calibrationEffect.ts';
import { ensembleSource, type ReportSource } from './source.ts';

const heldOut: HeldOutTrack[] = [
  [true, false],
  [true, true],
  [false, false],
  [false, true],
].map((targets, index) => ({
  id: `t${index}`,
  title: '',
  group: `g${index}`,
  targets,
  // The second tag is believed in too much by a factor of 4 of its odds.
  tileConfidences: Float32Array.from(targets.flatMap((target) => [target ? 0.8 : 0.2])),
}));

/** Odds of the second tag divided by 4: 0.8 becomes 0.5, 0.2 becomes 1/17. */
const calibration: Calibration = {
  kind: 'platt',
  tags: [0, -Math.log(4)].map((intercept) => ({ slope: 1, intercept, positives: 6, negatives: 7, likely: 0.5, maybe: 0.2 })),
};

function source(calibrated: Calibration): ReportSource {
  const card = { split: 'track', evidence: { groups: 2, tags: [{ tracks: 4, groups: 2 }, { tracks: 9, groups: 3 }] }, crossValidation: [], trainingTracks: 9, validationTracks: 3 } as const;
  const found = ensembleSource({ id: 'e', name: 'E', tags: ['A', 'B'], features: 'film-score-mfcc', card, calibration: calibrated }, evaluate(heldOut, [0.5, 0.5], calibrated));
  if (!found) throw new Error('nothing held out');
  return found;
}

describe('calibrationEffect', () => {
  it('tells scores before and after apart, and counts words', () => {
    const effect = calibrationEffect(source(calibration));
    if (!effect) throw new Error('not calibrated');
    expect(effect.fittedOn).toBe(13);
    expect(effect.before.brier).toBeCloseTo(0.04, 6);
    expect(effect.tags[0].brier).toBeCloseTo(0.04, 6);
    expect(effect.tags[1].brierBefore).toBeCloseTo(0.04, 6);
    expect(effect.tags[1].brier).toBeCloseTo((0.25 + 1 / 17 ** 2) / 2, 6);
    expect(effect.after.brier).toBeCloseTo((0.04 + (0.25 + 1 / 17 ** 2) / 2) / 2, 6);
    expect(effect.tags[0].words).toEqual({ likely: { given: 2, right: 2 }, maybe: { given: 2, right: 0 }, unlikely: { given: 0, right: 0 } });
    expect(effect.words.likely.given + effect.words.maybe.given + effect.words.unlikely.given).toBe(8);
    expect(effect.words.likely.right + effect.words.maybe.right + effect.words.unlikely.right).toBe(4);
    expect(effect.tags[1].words.unlikely).toEqual({ given: 2, right: 0 });
    expect(effect.before.ranking.lrap).toBeGreaterThan(0);
    expect(calibrationBefore(source(calibration), 1)?.brier).toBeCloseTo(0.04, 6);
  });

  it('is null without a calibration', () => {
    expect(calibrationEffect(source({ kind: 'none' }))).toBeNull();
    expect(calibrationBefore(source({ kind: 'none' }), 0)).toBeNull();
  });

  it('marks what rests on few works', () => {
    expect([...source(calibration).thin]).toEqual([['A', 2]]);
  });
});
