import { EssentiaWASM } from 'essentia.js/dist/essentia-wasm.es.js';
import Essentia from 'essentia.js/dist/essentia.js-core.es.js';
import Meyda from 'meyda';
import { Descriptors } from '../../src/dsp/descriptors.ts';
import { featureSet } from '../../src/dsp/featureSets.ts';
import { Mfcc } from '../../src/dsp/mfcc.ts';
import { TileExtractor, tilesOf } from '../../src/dsp/tileExtractor.ts';
import {
  COEFFICIENTS,
  FRAME_LENGTH,
  MEL_BANDS,
  SAMPLE_RATE,
} from '../../src/dsp/tileFormat.ts';
import { TrackAnalysis } from '../../src/dsp/trackAnalysis.ts';

/** Makes MFCCs of a whole track and throws them away; what is measured. */
export type Pass = (samples: Float32Array) => void;

/** Makes the MFCCs of one frame, without coefficient 0; what is compared. */
export type FrameOf = (frame: Float32Array) => ArrayLike<number>;

export interface Contender {
  readonly name: string;
  readonly pass: Pass;
  readonly frameOf: FrameOf;
}

export function ours(): Contender {
  const mfcc = new Mfcc({
    sampleRate: SAMPLE_RATE,
    frameLength: FRAME_LENGTH,
    bands: MEL_BANDS,
    coefficients: COEFFICIENTS,
  });
  return {
    name: 'ours',
    pass: (samples) => void tilesOf(samples),
    frameOf(frame) {
      const out = new Float32Array(COEFFICIENTS);
      mfcc.write(frame, 0, out, 0, 1);
      return out;
    },
  };
}

/** Not a rival: our tiles with the descriptors that Meyda makes of some of their spectra. */
export const tilesAndDescriptors: Pass = (samples) => {
  const descriptors = new Descriptors(FRAME_LENGTH, SAMPLE_RATE);
  const extractor = new TileExtractor(descriptors.listen);
  extractor.push(samples);
  extractor.finish();
};

/** Not a rival: the features worker's whole work, with descriptors, level and waveform. */
export const analyse: Pass = (samples) => {
  const analysis = new TrackAnalysis(featureSet('film-score-mfcc'));
  analysis.push(samples);
  analysis.finish();
};

export function meyda(): Contender {
  Meyda.bufferSize = FRAME_LENGTH;
  Meyda.sampleRate = SAMPLE_RATE;
  Meyda.melBands = MEL_BANDS;
  Meyda.numberOfMFCCCoefficients = COEFFICIENTS; // Meyda's most, the 0th among them
  return {
    name: 'meyda',
    pass: (samples) => eachFrame(samples, meydaCoefficients),
    frameOf: (frame) => meydaCoefficients(frame).slice(1),
  };
}

function meydaCoefficients(frame: Float32Array): number[] {
  const found = Meyda.extract('mfcc', frame) as unknown as number[] | null;
  if (!found) throw new Error('Meyda returned nothing.');
  return found;
}

export function essentia(): Contender {
  const library = new Essentia(EssentiaWASM);
  const coefficients = (frame: Float32Array): Float32Array => {
    const signal = library.arrayToVector(frame);
    const windowed = library.Windowing(signal, false, FRAME_LENGTH, 'hann', 0, false).frame;
    const spectrum = library.Spectrum(windowed, FRAME_LENGTH).spectrum;
    const { bands, mfcc } = library.MFCC(
      spectrum,
      2, // DCT-II
      SAMPLE_RATE / 2,
      FRAME_LENGTH / 2 + 1,
      0, // no liftering
      'log',
      0, // Hz
      'unit_max',
      MEL_BANDS,
      COEFFICIENTS,
      SAMPLE_RATE,
      1e-10,
      'power',
      'htkMel',
      'linear',
    );
    const found = library.vectorToArray(mfcc);
    for (const vector of [signal, windowed, spectrum, bands, mfcc]) vector.delete();
    return found;
  };
  return {
    name: 'essentia',
    pass: (samples) => eachFrame(samples, coefficients),
    frameOf: (frame) => coefficients(frame).slice(1),
  };
}

function eachFrame(samples: Float32Array, make: (frame: Float32Array) => unknown): void {
  for (let at = 0; at + FRAME_LENGTH <= samples.length; at += FRAME_LENGTH) {
    make(samples.subarray(at, at + FRAME_LENGTH));
  }
}
