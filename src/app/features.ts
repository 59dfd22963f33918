/** One file → its tiles, waveform and descriptors: from the cache, or decoded and worked out now. */
import { transfer } from 'comlink';
import { contentHash } from '../audio/contentHash.ts';
import { decode } from '../audio/decode.ts';
import type { FeatureSet } from '../dsp/featureSets.ts';
import { featureFailureOf } from '../dsp/featureError.ts';
import { type CachedFeatures, loadFeatures, saveFeatures } from '../library/tileCache.ts';
import featuresWorkerUrl from '../workers/features.worker.ts?worker&url';
import { Pool } from '../workers/pool.ts';
import type { FeaturesWorker } from '../workers/protocol.ts';
import { keep } from './keeping.ts';
import { CodedError, problem } from './problem.ts';
import { openSource } from './sources.ts';
import type { Problem } from './state.ts';
import { timed } from './stopwatch.ts';

/** Features are cheap beside decoding: a few workers keep up with any decoder. */
const workers = new Pool<FeaturesWorker>(featuresWorkerUrl, 'features', Math.min(4, navigator.hardwareConcurrency || 2));

export interface Features extends CachedFeatures {
  /** Whether they lie in storage now. */
  readonly cached: boolean;
  /** Something the user should know, such as a file that ends early; null otherwise. */
  readonly remark: Problem | null;
}

/** SHA-256 of the content: what a track is known by. */
export function contentId(file: File): Promise<string> {
  return timed('hash', () => contentHash(file));
}

/**
 * Features of the track behind `key`, whose content hash is `id`, as `set` has them. Each set is
 * decoded for and cached by itself: their rates differ.
 * @throws CodedError with a code of the decoder or of the features; AbortError.
 */
export async function featuresOf(
  key: string,
  id: string,
  set: FeatureSet,
  signal: AbortSignal,
  onStage: (stage: 'decoding' | 'features') => void,
): Promise<Features> {
  const stored = await keep(() => loadFeatures(set, id));
  if (stored) return { ...stored, cached: true, remark: null };
  onStage('decoding');
  const file = await openSource(key, false);
  const { features, remark } = await workers.run(async (worker) => {
    const job = await worker.open(set.id);
    try {
      const remarked = await decodeInto(file, set.sampleRate, signal, async (samples) => {
        onStage('features');
        await timed('features', () => worker.push(job, transfer(samples, [samples.buffer])));
      });
      return { features: await timed('features', () => worker.close(job)), remark: remarked };
    } catch (thrown) {
      await worker.abandon(job);
      const failure = featureFailureOf(thrown);
      if (failure === null) throw thrown;
      const { code, ...data } = failure;
      throw new CodedError(problem(code, file.name, data));
    }
  });
  const cached = (await keep(() => saveFeatures(set, id, features).then(() => true))) ?? false;
  return { ...features, cached, remark };
}

/** Decodes a file to `sampleRate` Hz, piece by piece into `take`; the time that `take` needs is not decoding. */
async function decodeInto(
  file: File,
  sampleRate: number,
  signal: AbortSignal,
  take: (samples: Float32Array<ArrayBuffer>) => Promise<void>,
): Promise<Problem | null> {
  let waiting = 0;
  const started = performance.now();
  const outcome = await decode(file, { sampleRate, signal }, async (samples) => {
    const from = performance.now();
    await take(samples);
    waiting += performance.now() - from;
  });
  performance.measure('tenfold:decode', { start: started, duration: performance.now() - started - waiting });
  signal.throwIfAborted();
  if (!outcome.ok) throw new CodedError(problem(outcome.problem.code, file.name, outcome.problem.data));
  if (outcome.complete) return null;
  return problem('cut-file', file.name, { seconds: outcome.seconds, expectedSeconds: outcome.expectedSeconds });
}
