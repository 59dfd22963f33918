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

export interface RowMark {
  /** Counted from 0; between two rows where the mark lies between their middles. */
  readonly row: number;
  readonly label: string;
}

const HERTZ_MARKS = [100, 500, 1_000, 2_000, 5_000, 10_000];

/** What the axis marks, from the foot upwards: some coefficients, or round frequencies. */
export function rowMarks({ rows, height, sampleRate }: FeatureSet): readonly RowMark[] {
  switch (rows.kind) {
    case 'coefficients': {
      const { first } = rows;
      const every = height > 20 ? 10 : 3;
      const numbers = Array.from({ length: height }, (_, row) => first + row);
      return numbers.filter((number) => number === first || number % every === 0).map((number) => ({ row: number - first, label: String(number) }));
    }
    case 'mel-bands': {
      const { melOf } = rows.scale;
      const marks = HERTZ_MARKS.filter((hertz) => hertz < sampleRate / 2);
      // The middles of the bands are evenly spaced in mel, one step after 0 Hz and one before Nyquist.
      return marks.map((hertz) => ({ row: (melOf(hertz) / melOf(sampleRate / 2)) * (height + 1) - 1, label: hertz.toLocaleString('en') }));
    }
    default:
      return rows satisfies never;
  }
}
