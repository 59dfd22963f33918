/** Adapts `resynthesise` of src/dsp to messages; see `ListenWorker` for what each call does. */
import { expose, transfer } from 'comlink';
import { resynthesise } from '../dsp/resynthesis.ts';
import { flatLevels, frameLevels, logEnergies } from '../dsp/resynthesisTargets.ts';
import { tilesOf } from '../dsp/tileExtractor.ts';
import { TILE_FRAMES, TILE_SAMPLES } from '../dsp/tileFormat.ts';
import type { ListenWorker } from './listenProtocol.ts';
import { reportRequests } from './requestReport.ts';

reportRequests();

/** Time between two looks at the messages that wait. */
const BREATH_MS = 30;

const stopped = new Set<number>();

const worker: ListenWorker = {
  async rebuild(job, { samples, level, seed }, onProgress) {
    const tiles = tilesOf(samples);
    const levels = frameLevels(samples, tiles.count * TILE_FRAMES);
    const targets = logEnergies(tiles, level === 'flat' ? flatLevels(tiles, levels) : levels);
    const rebuilt = new Float32Array(tiles.count * TILE_SAMPLES);
    let at = 0;
    let breathed = performance.now();
    try {
      for (const step of resynthesise(targets, seed)) {
        if (step.kind === 'samples') {
          rebuilt.set(step.samples, at);
          at += step.samples.length;
        }
        if (performance.now() - breathed < BREATH_MS) continue;
        onProgress(step.share);
        // A timer, because the browser keeps it alive: a message channel that nothing else holds can
        // be collected together with the function that waits for it.
        await new Promise((resolve) => setTimeout(resolve, 0));
        breathed = performance.now();
        if (stopped.has(job)) throw new Error('stopped');
      }
    } finally {
      stopped.delete(job);
    }
    let peak = 0;
    for (const sample of rebuilt) peak = Math.max(peak, Math.abs(sample));
    return transfer({ samples: rebuilt, peak }, [rebuilt.buffer]);
  },

  async stop(job) {
    stopped.add(job);
  },
};

expose(worker);
