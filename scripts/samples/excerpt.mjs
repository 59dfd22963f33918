import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LISTENING_RATE = 8000;

/** Seconds of an excerpt: three tiles of 100 frames of 2,048 samples at 22,050 Hz last 27.9 s. */
export const EXCERPT_SECONDS = 28.2;
/** 24 kHz holds all that the features look at (up to 11,025 Hz) in the fewest bits. */
export const ENCODING = 'mp3 (40 kbit/s, mono, 24 kHz)';
/** Loud masters overshoot full scale once they are mono and coded this small; dB. */
export const GAIN = -4;

export function hasFfmpeg() {
  return !spawnSync('ffmpeg', ['-version']).error;
}

/**
 * Where the loudest stretch begins, in whole seconds: the start of the `seconds` long window with
 * the greatest sum of squares, the earliest of equals. `samples` is mono at `rate` Hz. Zero where
 * the track is no longer than the window.
 */
export function loudestStart(samples, rate, seconds) {
  const power = new Float64Array(samples.length + 1);
  for (let i = 0; i < samples.length; i++) power[i + 1] = power[i] + samples[i] * samples[i];
  const length = Math.round(seconds * rate);
  let best = 0;
  let bestPower = -1;
  for (let start = 0; start * rate + length <= samples.length; start++) {
    const total = power[start * rate + length] - power[start * rate];
    if (total > bestPower) {
      best = start;
      bestPower = total;
    }
  }
  return best;
}

/** Start of the track's loudest stretch in whole seconds. */
export async function findExcerpt(path) {
  const { stdout } = await run(
    'ffmpeg',
    ['-v', 'error', '-i', path, '-map', '0:a:0', '-ac', '1', '-ar', String(LISTENING_RATE), '-f', 'f32le', '-'],
    { encoding: 'buffer', maxBuffer: 1 << 28 },
  );
  const bytes = new Uint8Array(stdout);
  return loudestStart(new Float32Array(bytes.buffer, 0, bytes.length >> 2), LISTENING_RATE, EXCERPT_SECONDS);
}

/** Writes the excerpt from `start` seconds as mp3 with the tags given (name to value). */
export async function writeExcerpt(source, start, tags, target) {
  const metadata = Object.entries(tags).flatMap(([name, value]) => (value ? ['-metadata', `${name}=${value}`] : []));
  await run('ffmpeg', [
    '-v', 'error', '-y',
    '-ss', String(start), '-t', String(EXCERPT_SECONDS), '-i', source,
    '-map', '0:a:0', '-map_metadata', '-1', ...metadata,
    '-af', `volume=${GAIN}dB`, '-ac', '1', '-ar', '24000', '-c:a', 'libmp3lame', '-b:a', '40k', '-cutoff', '11500',
    // Without this the encoder's version and the date would change the bytes.
    '-fflags', '+bitexact', '-flags:a', '+bitexact', '-id3v2_version', '4',
    target,
  ]);
}
