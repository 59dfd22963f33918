/** Brings the tiles of a training to the workers: into their memory, or into one file that all read. */
import type { Remote } from 'comlink';
import { featureSet, tileValues } from '../../dsp/featureSets.ts';
import type { Standardiser } from '../../nets/ensemble.ts';
import type { NetsWorker, TilePlace } from '../../workers/protocol.ts';
import { problem, problemOf } from '../problem.ts';
import { notify } from '../store.ts';
import type { Keeper } from './keeper.ts';
import { tilesOf } from './prepare.ts';
import { bytesInMemory, TILE_MEMORY } from './tileMemory.ts';
import { thinned } from './thinned.ts';
import type { Undertaking } from './undertaking.ts';

/** Opens the training on the workers, gives them the tiles and standardises them. */
export async function bringTiles(
  workers: readonly Remote<NetsWorker>[],
  undertaking: Undertaking,
  keeper: Keeper,
): Promise<Standardiser> {
  const { options, plan, prepared } = undertaking;
  const [first, ...others] = workers;
  const set = featureSet(plan.recipe.features);
  const counts = prepared.map(({ count }) => Math.min(count, options.tilesPerTrack ?? count));
  const bytes = bytesInMemory(counts, tileValues(set), workers.length);
  const send = async (receivers: readonly Remote<NetsWorker>[]): Promise<void> => {
    for (const [index, entry] of prepared.entries()) {
      const tiles = thinned(await tilesOf(entry, set), options.tilesPerTrack);
      await Promise.all(receivers.map((worker) => worker.addTiles(index, tiles)));
    }
  };
  if (bytes > TILE_MEMORY) {
    const place = (writes: boolean): TilePlace => ({ kind: 'file', name: keeper.id, counts, writes });
    try {
      await first.beginTraining(plan, place(true));
      await send([first]);
      const standardiser = await first.standardise(keeper.standardiser);
      await Promise.all(others.map((worker) => worker.beginTraining(plan, place(false))));
      await Promise.all(others.map((worker) => worker.standardise(standardiser)));
      return standardiser;
    } catch (thrown) {
      const { code, data } = problemOf(thrown);
      // Tiles that are missing, or a lost device, are no fault of the file.
      if (code === 'tiles-missing' || code === 'device-lost') throw thrown;
      notify('warning', problem('tiles-in-memory', '', { megabytes: Math.round(bytes / 1e6), detail: data.detail ?? code }));
    }
  }
  await Promise.all(workers.map((worker) => worker.beginTraining(plan)));
  await send(workers);
  const [standardiser] = await Promise.all(workers.map((worker) => worker.standardise(keeper.standardiser)));
  return standardiser;
}
