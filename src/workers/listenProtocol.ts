/** What the page and the worker that rebuilds audio from MFCCs say to each other, through Comlink. */

/** The net never learns the level of a frame (coefficient 0), so a listener may choose. */
export type ListenLevel = 'original' | 'flat';

export interface ListenRequest {
  /** Mono samples at SAMPLE_RATE; whole tiles of them are rebuilt, at least one. The buffer is transferred. */
  readonly samples: Float32Array<ArrayBuffer>;
  readonly level: ListenLevel;
  /** Any integer; decides the noise. */
  readonly seed: number;
}

export interface Rebuilt {
  /** As many samples as the tiles hold, mono at SAMPLE_RATE, not limited to −1..1. */
  readonly samples: Float32Array<ArrayBuffer>;
  /** Largest absolute sample. */
  readonly peak: number;
}

export interface ListenWorker {
  /**
   * Computes the MFCCs of the samples and rebuilds audio from them alone (and the level, if asked).
   * @param job the caller's number for it, to stop it by
   * @param onProgress share that is done, 0..1
   * Rejects with the message `stopped` after `stop(job)`.
   */
  rebuild(job: number, request: ListenRequest, onProgress: (share: number) => void): Promise<Rebuilt>;
  /** Harmless when the job is unknown or done. */
  stop(job: number): Promise<void>;
}
