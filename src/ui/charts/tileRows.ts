/** What the rows of a tile are called. Pure: data in, words out. */
import type { FeatureSet } from '../../dsp/featureSets.ts';
import { rowNumbers } from '../../dsp/rowNames.ts';

export interface RowWords {
  /** The axis, and the first column of the table. */
  readonly axis: string;
  /** One row, at the beginning of a sentence: "Coefficient 3", "1,230 Hz". */
  readonly row: (row: number) => string;
  /** One row on the axis or in the table: "3", "1,230". */
  readonly short: (row: number) => string;
  /** Several rows: "coefficients", "mel bands". */
  readonly plural: string;
  /** What all rows are: "MFCC 1 to 40", "64 mel bands up to 11,025 Hz". */
  readonly all: string;
  /** What a value is before it is standardised. */
  readonly unit: string;
}

export function rowWords(set: FeatureSet): RowWords {
  const numbers = rowNumbers(set);
  const whole = (value: number): string => Math.round(value).toLocaleString('en');
  switch (set.rows.kind) {
    case 'coefficients':
      return {
        axis: 'Coefficient',
        row: (row) => `Coefficient ${numbers[row]}`,
        short: (row) => String(numbers[row]),
        plural: 'coefficients',
        all: `MFCC ${numbers[0]} to ${numbers[set.height - 1]}`,
        unit: 'MFCC',
      };
    case 'mel-bands':
      return {
        axis: 'Mel band, Hz',
        row: (row) => `${whole(numbers[row])} Hz`,
        short: (row) => whole(numbers[row]),
        plural: 'mel bands',
        all: `${set.height} mel bands up to ${whole(set.sampleRate / 2)} Hz`,
        unit: set.rows.unit === 'dB' ? 'dB' : 'ln of power',
      };
    default:
      return set.rows satisfies never;
  }
}

/** Rows that the axis names, from the foot upwards. */
export function namedRows({ rows, height }: FeatureSet): readonly number[] {
  if (rows.kind === 'coefficients') {
    const every = height > 20 ? 10 : 3;
    return Array.from({ length: height }, (_, row) => row).filter((row) => row === 0 || (row + rows.first) % every === 0);
  }
  return Array.from({ length: 6 }, (_, step) => Math.round((step / 5) * (height - 1)));
}
