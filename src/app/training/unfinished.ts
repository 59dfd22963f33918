/** Trainings that a closed or broken tab has left: listed, resumed (../train.ts) or discarded. */
import { featureSet } from '../../dsp/featureSets.ts';
import { listTrainings, type NetStanding, removeTraining, type StoredTraining } from '../../library/checkpoints.ts';
import { listScratch, removeScratch } from '../../library/scratch.ts';
import { cachedTracks } from '../../library/tileCache.ts';
import { netNames } from '../../nets/recipe.ts';
import { keep } from '../keeping.ts';
import type { UnfinishedTraining } from '../state.ts';
import { store, update } from '../store.ts';
import { Keeper } from './keeper.ts';
import { isHeld, whenFree } from './lock.ts';
import { seriesOf } from './stepId.ts';
import type { Undertaking } from './undertaking.ts';

/** Reads what can be resumed; what another tab works on joins the list once that tab has ended. */
export async function listUnfinished(): Promise<void> {
  await sweepScratch();
  const stored = (await keep(() => listTrainings())) ?? [];
  if (stored.length === 0) {
    update({ unfinished: [] });
    return;
  }
  const unfinished: UnfinishedTraining[] = [];
  for (const { training, standings } of stored) {
    // Their series offers them (unfinishedSeries.ts).
    if (seriesOf(training.id) !== null) continue;
    if (await isHeld(training.id)) {
      // Once per training and page; a rejection only means that there are no locks here.
      if (!awaited.has(training.id)) void awaitEnd(training.id).catch(() => {});
    } else {
      const set = featureSet(training.plan.recipe.features);
      const cached = (await keep(() => cachedTracks(set))) ?? new Set<string>();
      unfinished.push(summaryOf(training, standings, cached));
    }
  }
  update({ unfinished });
}

/** Files of tiles are named after their training; a closed tab leaves its own behind. */
async function sweepScratch(): Promise<void> {
  for (const name of await listScratch()) if (!(await isHeld(name))) await removeScratch(name);
}

const awaited = new Set<string>();

async function awaitEnd(id: string): Promise<void> {
  awaited.add(id);
  await whenFree(id);
  awaited.delete(id);
  await listUnfinished();
}

/** What the offer to resume says of a stored training: nets by name, since one net may answer for all tags. */
export function summaryOf({ id, started, plan, page }: StoredTraining, standings: readonly NetStanding[], cached: ReadonlySet<string>): UnfinishedTraining {
  const names = netNames(plan.recipe, plan.tags);
  const running = names.filter((name) => !standings.some((standing) => standing.tag === name && standing.finished));
  const epochsOf = (name: string): number => standings.find((standing) => standing.tag === name)?.epochs ?? 0;
  return {
    id,
    name: (page as Undertaking).options.name,
    nets: names.length,
    finished: names.length - running.length,
    epochs: running.length > 0 ? Math.min(...running.map(epochsOf)) : Math.max(...names.map(epochsOf)),
    maximumEpochs: plan.recipe.maximumEpochs,
    saved: standings.reduce((latest, { saved }) => Math.max(latest, saved), started),
    missing: plan.tracks.filter((track) => !cached.has(track.id)).length,
  };
}

/** What is needed to go on; null when it is gone. */
export async function openUnfinished(id: string): Promise<{ undertaking: Undertaking; keeper: Keeper } | null> {
  const found = (await keep(() => listTrainings()))?.find(({ training }) => training.id === id);
  if (found === undefined) return null;
  const { plan, standardiser, page } = found.training;
  const seconds = found.standings.reduce((most, standing) => Math.max(most, standing.seconds), 0);
  return {
    undertaking: { ...(page as Omit<Undertaking, 'plan'>), plan },
    keeper: Keeper.again(id, standardiser, seconds),
  };
}

/** Forgets a training that is not alive in any tab. */
export async function discardUnfinished(id: string): Promise<void> {
  if (await isHeld(id)) return;
  await keep(() => removeTraining(id));
  update({ unfinished: store.getState().unfinished.filter((entry) => entry.id !== id) });
}
