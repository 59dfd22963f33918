/** From the nets' confidences for tiles to what the page ranks and shows. */
import { type Band, bandOf } from '../metrics/bands.ts';
import { calibrateRows } from '../metrics/tagCalibration.ts';
import type { Calibration } from '../nets/ensemble.ts';
import { meanOverTiles } from './mean.ts';

/** One track. Without a calibration `overall` is `raw` and `tiles` are the nets' own. */
export interface Pooled {
  /**
   * [tiles, tags] row-major. Calibrated by the same map as the track, so that ribbon and bars are on one
   * scale: it was fitted to whole tracks, and says nothing sure of nine seconds.
   */
  readonly tiles: Float32Array;
  /** One value a tag: the mean over the tiles, then calibrated. */
  readonly overall: Float32Array;
  /** One value a tag: the mean as it is. */
  readonly raw: Float32Array;
}

/** @param confidences [tiles, tags] row-major, as the nets gave them */
export function pool(confidences: Float32Array, tags: number, calibration: Calibration): Pooled {
  const raw = meanOverTiles(confidences, tags);
  switch (calibration.kind) {
    case 'none':
      return { tiles: confidences, overall: raw, raw };
    case 'platt':
      return { tiles: calibrateRows(confidences, calibration.tags), overall: calibrateRows(raw, calibration.tags), raw };
    default:
      return calibration satisfies never;
  }
}

/** The word for the confidence of tag number `tag`; null where the ensemble has no words for it. */
export function bandFor(calibration: Calibration, tag: number, confidence: number): Band | null {
  return calibration.kind === 'platt' && tag in calibration.tags ? bandOf(calibration.tags[tag], confidence) : null;
}
