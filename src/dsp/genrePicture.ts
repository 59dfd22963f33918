import { dctRows } from './dct.ts';
import { GENRE_BANDS, GENRE_COEFFICIENTS, GENRE_FRAME, GENRE_FRAMES, GENRE_HOP, GENRE_RATE } from './genreFormat.ts';
import { melDecibels } from './melDecibels.ts';

/**
 * The MFCC picture that the five-genre classifier sees, [coefficients, frames] row-major: librosa's
 * `mfcc`, the orthonormal DCT-II of the mel spectrogram in dB, coefficients 0 to 9.
 *
 * @param excerpt mono samples at GENRE_RATE
 */
export function genrePicture(excerpt: Float32Array): Float32Array<ArrayBuffer> {
  const decibels = melDecibels(excerpt, {
    sampleRate: GENRE_RATE,
    frameLength: GENRE_FRAME,
    hop: GENRE_HOP,
    bands: GENRE_BANDS,
    frames: GENRE_FRAMES,
  });
  const dct = dctRows(GENRE_BANDS, 0, GENRE_COEFFICIENTS);
  const picture = new Float32Array(GENRE_COEFFICIENTS * GENRE_FRAMES);
  for (let frame = 0; frame < GENRE_FRAMES; frame++) {
    for (let row = 0; row < GENRE_COEFFICIENTS; row++) {
      let sum = 0;
      for (let band = 0; band < GENRE_BANDS; band++) sum += dct[row * GENRE_BANDS + band] * decibels[frame * GENRE_BANDS + band];
      picture[row * GENRE_FRAMES + frame] = sum;
    }
  }
  return picture;
}
