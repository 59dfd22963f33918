import type { FeatureSetId } from '../dsp/featureSetId.ts';
import { tiltOf } from './augmentation.ts';
import type { Standardiser } from './ensemble.ts';
import { type Bands, decibelOf } from './overlay.ts';

/** What decibels are among standardised tiles. */
export interface Levels {
  /** What 1 dB of tilt adds to each standardised row. */
  readonly tiltStep: Float32Array;
  /** Null where rows are no bands that sounds could be added in. */
  readonly bands: Bands | null;
}

/** Where no augmentation asks: of tiles that are not standardised yet, or are no features any more. */
export const NO_LEVELS: Levels = { tiltStep: new Float32Array(0), bands: null };

/** Of tiles of these features that are scaled so. */
export function levelsOf(features: FeatureSetId, standardiser: Standardiser): Levels {
  const { deviation } = standardiser;
  const decibel = decibelOf(features);
  return {
    tiltStep: tiltOf(features, deviation.length).map((step, row) => step / deviation[row]),
    bands: decibel === null ? null : { ...standardiser, decibel },
  };
}
