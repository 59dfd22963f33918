/** Comparisons and searches that a closed or broken tab has left: listed, resumed (../resumeSeries.ts) or discarded. */
import { featureSet } from '../../dsp/featureSets.ts';
import { listSeries, type StoredSeries } from '../../library/series.ts';
import { cachedTracks } from '../../library/tileCache.ts';
import type { FeatureSetId } from '../../dsp/featureSetId.ts';
import { keep } from '../keeping.ts';
import type { UnfinishedSeries } from '../state.ts';
import { store, update } from '../store.ts';
import { isHeld, whenFree } from './lock.ts';
import type { Prepared } from './prepare.ts';
import { endJob, secondsLeft, type SeriesJob } from './seriesJob.ts';

/** Reads what can be resumed; what another tab works on joins the list once that tab has ended. */
export async function listUnfinishedSeries(): Promise<void> {
  const unfinished: UnfinishedSeries[] = [];
  for (const stored of (await keep(() => listSeries())) ?? []) {
    if (await isHeld(stored.id)) {
      if (!awaited.has(stored.id)) void awaitEnd(stored.id).catch(() => {}); // no locks here: offered at once
    } else unfinished.push(await summaryOf(stored));
  }
  update({ unfinishedSeries: unfinished });
}

const awaited = new Set<string>();

async function awaitEnd(id: string): Promise<void> {
  awaited.add(id);
  await whenFree(id);
  awaited.delete(id);
  await listUnfinishedSeries();
}

async function summaryOf({ id, saved, page }: StoredSeries): Promise<UnfinishedSeries> {
  const job = page as SeriesJob;
  const { kind, folder } = job;
  const missing = new Set<string>();
  for (const [features, prepared] of tracksOf(job)) {
    const cached = (await keep(() => cachedTracks(featureSet(features)))) ?? new Set<string>();
    for (const track of prepared) if (!cached.has(track.id)) missing.add(track.id);
  }
  const [done, total] = kind === 'search' ? [job.search.trials.length, job.search.wanted] : [job.done.length, job.steps.length];
  const minutesLeft = kind === 'search' ? secondsLeft(job) / 60 : null;
  return { id, kind, name: folder.name, done, total, minutesLeft, saved, missing: missing.size };
}

/** The tracks of each kind of features. */
function tracksOf(job: SeriesJob): [FeatureSetId, readonly Prepared[]][] {
  if (job.kind === 'search') return [[job.search.recipe.features, job.prepared]];
  return job.steps.map(({ recipe, prepared }) => [recipe.features, prepared]);
}

/** What is needed to go on; null when it is gone or alive in another tab. */
export async function openSeries(id: string): Promise<SeriesJob | null> {
  const stored = (await keep(() => listSeries()))?.find((series) => series.id === id);
  return stored === undefined || (await isHeld(id)) ? null : (stored.page as SeriesJob);
}

/** Forgets one that is not alive in any tab. What it has finished stays. */
export async function discardSeries(id: string): Promise<void> {
  const job = await openSeries(id);
  if (job === null) return listUnfinishedSeries();
  await endJob(job, job.kind === 'search' ? job.search.wanted : job.steps.length);
  update({ unfinishedSeries: store.getState().unfinishedSeries.filter((entry) => entry.id !== id) });
}
