import type { FeatureSet } from './featureSets.ts';
import { melCorners } from './melScale.ts';

/** A row of a tile by what it measures: a coefficient's number, or the middle of a mel band in Hz. */
export function rowNumbers({ rows, height, sampleRate }: FeatureSet): readonly number[] {
  if (rows.kind === 'coefficients') return Array.from({ length: height }, (_, row) => rows.first + row);
  return [...melCorners(height, sampleRate, rows.scale).subarray(1, height + 1)];
}
