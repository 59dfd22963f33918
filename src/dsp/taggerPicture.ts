import { melDecibels } from './melDecibels.ts';
import { TAGGER_BANDS, TAGGER_FRAME, TAGGER_FRAMES, TAGGER_HOP, TAGGER_RATE } from './taggerFormat.ts';

/**
 * The mel spectrogram that the 188-tag tagger sees, in dB: [bands, frames] row-major. Its source
 * names the mel spectrogram alone; power in dB is how the work from which it took its parameters has
 * it (Choi, Fazekas and Sandler, 2016), with librosa's defaults.
 *
 * @param excerpt mono samples at TAGGER_RATE
 */
export function taggerPicture(excerpt: Float32Array): Float32Array<ArrayBuffer> {
  const decibels = melDecibels(excerpt, {
    sampleRate: TAGGER_RATE,
    frameLength: TAGGER_FRAME,
    hop: TAGGER_HOP,
    bands: TAGGER_BANDS,
    frames: TAGGER_FRAMES,
  });
  return Float32Array.from(decibels, (_, i) => decibels[(i % TAGGER_FRAMES) * TAGGER_BANDS + Math.floor(i / TAGGER_FRAMES)]);
}
