/** Hearing what the net hears: a section of a track beside the audio rebuilt from its MFCCs. */
import { proxy, transfer } from 'comlink';
import { decode } from '../audio/decode.ts';
import { monoWav } from '../audio/wav.ts';
import { SAMPLE_RATE, TILE_SAMPLES } from '../dsp/tileFormat.ts';
import listenWorkerUrl from '../workers/listen.worker.ts?worker&url';
import type { ListenLevel, ListenWorker } from '../workers/listenProtocol.ts';
import { Pool } from '../workers/pool.ts';
import { download } from './download.ts';
import { CodedError, problem } from './problem.ts';
import { openSource } from './sources.ts';

export type { ListenLevel } from '../workers/listenProtocol.ts';

/** The longest section that is rebuilt: six whole tiles, 55.7 s. */
export const MOST_TILES = 6;

const SEED = 1;
const workers = new Pool<ListenWorker>(listenWorkerUrl, 'listen', 1);
let jobNumber = 0;

/** Whole tiles of a track. */
export interface Section {
  readonly key: string;
  readonly firstTile: number;
  /** 1..MOST_TILES */
  readonly tiles: number;
}

/** Both signals, mono at SAMPLE_RATE, of equal length. Neither exceeds −1..1 after `gain`. */
export interface Listening {
  readonly original: Float32Array<ArrayBuffer>;
  readonly rebuilt: Float32Array<ArrayBuffer>;
  /** Common factor for both, at most 1: noise peaks higher than music of the same power. */
  readonly gain: number;
}

export interface ListenOptions {
  readonly level: ListenLevel;
  readonly signal: AbortSignal;
  readonly onProgress: (stage: 'decoding' | 'rebuilding', share: number) => void;
}

/** The section decoded last, as moving the level switch needs it again. */
let decoded: { readonly name: string; readonly samples: Float32Array<ArrayBuffer> } | null = null;

/**
 * Decodes a section of the user's own file and rebuilds it from its MFCCs, off the page. Call it
 * from a user gesture: the browser may ask for permission to read the file.
 * @throws CodedError of the source or the decoder; AbortError
 */
export async function listenTo(section: Section, { level, signal, onProgress }: ListenOptions): Promise<Listening> {
  const name = `${section.key}/${section.firstTile}/${section.tiles}`;
  if (decoded?.name !== name) {
    onProgress('decoding', 0);
    decoded = { name, samples: await decodeSection(section, signal, (share) => onProgress('decoding', share)) };
  }
  const { samples: original } = decoded;
  signal.throwIfAborted();
  onProgress('rebuilding', 0);
  const { samples: rebuilt, peak } = await workers.run(async (worker) => {
    jobNumber += 1;
    const job = jobNumber;
    const stop = (): void => void worker.stop(job);
    signal.addEventListener('abort', stop, { once: true });
    try {
      const samples = original.slice();
      const request = transfer({ samples, level, seed: SEED }, [samples.buffer]);
      return await worker.rebuild(job, request, proxy((share: number) => onProgress('rebuilding', share)));
    } catch (thrown) {
      signal.throwIfAborted();
      throw thrown;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  });
  signal.throwIfAborted();
  const highest = original.reduce((most, sample) => Math.max(most, Math.abs(sample)), peak);
  return { original, rebuilt, gain: Math.min(1, 1 / highest) };
}

/** Samples of the section, padded with silence to whole tiles; decoding stops at its end. */
async function decodeSection(
  { key, firstTile, tiles }: Section,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Float32Array<ArrayBuffer>> {
  const file = await openSource(key, true);
  const from = firstTile * TILE_SAMPLES;
  const section = new Float32Array(tiles * TILE_SAMPLES);
  const enough = new AbortController();
  let at = 0;
  const outcome = await decode(file, { sampleRate: SAMPLE_RATE, signal: AbortSignal.any([signal, enough.signal]) }, (samples) => {
    const start = Math.max(0, from - at);
    const part = samples.subarray(start, Math.max(start, from + section.length - at));
    if (part.length > 0) section.set(part, at + start - from);
    at += samples.length;
    onProgress(Math.min(1, at / (from + section.length)));
    if (at >= from + section.length) enough.abort();
  });
  signal.throwIfAborted();
  if (!outcome.ok && !enough.signal.aborted) {
    throw new CodedError(problem(outcome.problem.code, file.name, outcome.problem.data));
  }
  return section;
}

/** Saves the rebuilt audio as a WAV of 32-bit floats, with the level at which it was heard. */
export function downloadRebuilt({ rebuilt, gain }: Listening, title: string): void {
  const samples = gain === 1 ? rebuilt : rebuilt.map((sample) => sample * gain);
  const name = title.normalize('NFC').replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'track';
  download(new Blob([monoWav(samples, SAMPLE_RATE)], { type: 'audio/wav' }), `${name} (as the net hears it).wav`);
}
