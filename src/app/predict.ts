/** Tiles → confidences of one ensemble, on whichever worker is free. */
import type { Remote } from 'comlink';
import type { Tiles } from '../dsp/tileFormat.ts';
import type { Ensemble } from '../nets/ensemble.ts';
import type { NetsWorker } from '../workers/protocol.ts';
import type { Pool } from '../workers/pool.ts';
import { onNets } from './device.ts';
import { timed } from './stopwatch.ts';

/** Which ensemble each worker holds, and the end of its line of jobs. */
const lines = new WeakMap<Remote<NetsWorker>, { ensembleId: string; tail: Promise<unknown> }>();

/**
 * Predicts [tiles, tags] row-major confidences. A worker does one job after the other, so that a
 * change of ensemble can never fall between loading and predicting.
 */
export function predict(ensemble: Ensemble, tiles: Tiles): Promise<Float32Array<ArrayBuffer>> {
  return onNets((pool) => predictOn(pool, ensemble, tiles));
}

function predictOn(pool: Pool<NetsWorker>, ensemble: Ensemble, tiles: Tiles): Promise<Float32Array<ArrayBuffer>> {
  return pool.run((worker) => {
    const line = lines.get(worker) ?? { ensembleId: '', tail: Promise.resolve() };
    lines.set(worker, line);
    const job = line.tail.then(async () => {
      if (line.ensembleId !== ensemble.id) {
        const { id, tags, recipe, standardiser, nets: trained } = ensemble;
        line.ensembleId = '';
        await worker.load({ id, tags, recipe, standardiser, nets: trained });
        line.ensembleId = id;
      }
      return timed('nets', () => worker.predict(tiles));
    });
    line.tail = job.catch(() => {});
    return job;
  });
}
