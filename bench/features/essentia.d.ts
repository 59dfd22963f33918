/** The part of essentia.js that is measured; its own types are of the kind `any`. */
interface EssentiaVector {
  delete(): void;
}

declare module 'essentia.js/dist/essentia-wasm.es.js' {
  export const EssentiaWASM: unknown;
}

declare module 'essentia.js/dist/essentia.js-core.es.js' {
  export default class Essentia {
    constructor(wasm: unknown);
    readonly version: string;
    arrayToVector(values: Float32Array): EssentiaVector;
    vectorToArray(vector: EssentiaVector): Float32Array;
    Windowing(
      frame: EssentiaVector,
      normalized: boolean,
      size: number,
      type: string,
      zeroPadding: number,
      zeroPhase: boolean,
    ): { frame: EssentiaVector };
    Spectrum(frame: EssentiaVector, size: number): { spectrum: EssentiaVector };
    MFCC(
      spectrum: EssentiaVector,
      dctType: number,
      highFrequencyBound: number,
      inputSize: number,
      liftering: number,
      logType: string,
      lowFrequencyBound: number,
      normalize: string,
      numberBands: number,
      numberCoefficients: number,
      sampleRate: number,
      silenceThreshold: number,
      type: string,
      warpingFormula: string,
      weighting: string,
    ): { bands: EssentiaVector; mfcc: EssentiaVector };
  }
}
