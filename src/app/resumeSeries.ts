/** Going on with a comparison or a search that a closed tab has left. */
import { conductComparison } from './compare.ts';
import { problemOf } from './problem.ts';
import { conductSearch } from './search.ts';
import { store, update } from './store.ts';
import { forgetFolder } from './training/inspect.ts';
import { beginJob } from './training/stopping.ts';
import { listUnfinishedSeries, openSeries } from './training/unfinishedSeries.ts';

/** Goes on with one of an earlier tab, without its files. Ends as its kind does, or in stage 'failed'. */
export async function resumeSeries(id: string): Promise<void> {
  const { stage } = store.getState().training;
  if (stage !== 'none' && stage !== 'ready' && stage !== 'done' && stage !== 'failed') return;
  const job = await openSeries(id);
  if (job === null) return listUnfinishedSeries();
  const signal = beginJob();
  forgetFolder();
  update({ unfinishedSeries: store.getState().unfinishedSeries.filter((entry) => entry.id !== id) });
  try {
    if (job.kind === 'search') await conductSearch(job, null, signal);
    else await conductComparison(job, null, signal);
  } catch (thrown) {
    update({ training: { stage: 'failed', problem: problemOf(thrown, job.folder.name) } });
  }
}
