/** Puts made-up tracks into the real store. */
import { setSource } from '../../src/app/sources.ts';
import type { AppState, Track } from '../../src/app/state.ts';
import { flush, putTrack, update } from '../../src/app/store.ts';
import { sampleEnsemble } from './sampleTracks.ts';

/** Two chords of `seconds` at 8 kHz, so that the real player has something to play. */
export function chordFile(name: string, seconds: number): File {
  const rate = 8_000;
  const samples = new Int16Array(rate * seconds);
  for (let index = 0; index < samples.length; index += 1) {
    const time = index / rate;
    const root = time % 8 < 4 ? 220 : 196;
    const swell = 0.4 + 0.3 * Math.sin(time * 0.7);
    samples[index] = 6_000 * swell * [1, 1.25, 1.5, 3].reduce((sum, ratio) => sum + Math.sin(2 * Math.PI * root * ratio * time), 0);
  }
  const header = new DataView(new ArrayBuffer(44));
  [...'RIFF'].forEach((letter, at) => header.setUint8(at, letter.charCodeAt(0)));
  [...'WAVEfmt '].forEach((letter, at) => header.setUint8(8 + at, letter.charCodeAt(0)));
  [...'data'].forEach((letter, at) => header.setUint8(36 + at, letter.charCodeAt(0)));
  header.setUint32(4, 36 + samples.byteLength, true);
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, rate, true);
  header.setUint32(28, rate * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  header.setUint32(40, samples.byteLength, true);
  return new File([header.buffer, samples], name, { type: 'audio/wav' });
}

/** The state of a page that has been in use for a while. */
export function fillPage(change: Partial<AppState> = {}): void {
  update({
    restored: true,
    ensembles: [sampleEnsemble('shipped', 'Film genres', true), sampleEnsemble('own', 'Production library 2026', false)],
    ensembleId: 'shipped',
    device: {
      stage: 'ready',
      device: { kind: 'wasm', name: 'WASM', fallback: false },
      workers: 2,
      choices: [
        { kind: 'webgpu', name: 'Apple M3', fallback: false },
        { kind: 'wasm', name: 'WASM', fallback: false },
      ],
    },
    requests: 42,
    storage: { bytes: 186_000_000, quota: 4_200_000_000, refused: false },
    ...change,
  });
}

export function fillTracks(tracks: readonly Track[]): void {
  for (const track of tracks) {
    putTrack(track);
    if (track.playable) {
      const { fileName, path } = track;
      setSource(track.key, { kind: 'file', dropped: { file: chordFile(fileName, Math.min(60, track.seconds ?? 60)), path, handle: null } });
    }
  }
  flush();
}
