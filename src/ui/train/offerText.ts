import type { UnfinishedSeries, UnfinishedTraining } from '../../app/state.ts';
import { count, counted } from '../format.ts';

/** What the offer to resume says; `now` in milliseconds since the epoch. */
export function offerText(training: UnfinishedTraining, now: number): { title: string; remark: string } {
  const { name, nets, finished, epochs, maximumEpochs, saved, missing } = training;
  const stand = finished === nets ? 'all nets trained, not yet scored' : `${count(epochs)} of ${counted(maximumEpochs, 'epoch')}`;
  const title = `Resume the training of ${name} (${stand}, ${ago((now - saved) / 1000)})`;
  if (missing > 0) return { title, remark: featuresGone(missing) };
  const nearly = finished > 0 && finished < nets ? `${count(finished)} of ${counted(nets, 'net')} need no more training. ` : '';
  return { title, remark: `${nearly}Its files are not needed, and its weights will be those of a training that was never interrupted.` };
}

/** The same of a comparison or a search. */
export function seriesText(series: UnfinishedSeries, now: number): { title: string; remark: string } {
  const { kind, name, done, total, minutesLeft, saved, missing } = series;
  const stand = kind === 'comparison' ? `${count(done)} of ${counted(total, 'recipe')}` : `${count(done)} of ${counted(total, 'trial')}`;
  const title = `Resume the ${kind === 'comparison' ? 'comparison' : 'search'} on ${name} (${stand}, ${ago((now - saved) / 1000)})`;
  if (missing > 0) return { title, remark: `${featuresGone(missing)} What is finished stays.` };
  const budget = minutesLeft === null ? '' : ` ${counted(Math.ceil(minutesLeft), 'minute')} of its budget ${Math.ceil(minutesLeft) === 1 ? 'is' : 'are'} left.`;
  return { title, remark: `What is finished stays, and nothing of it is trained again. Its files are not needed.${budget}` };
}

function featuresGone(tracks: number): string {
  return `It cannot be resumed: the features of ${counted(tracks, 'track')} are no longer stored here.`;
}

/** Seconds since something, in words. */
export function ago(seconds: number): string {
  if (seconds < 60) return 'just now';
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${counted(minutes, 'minute')} ago`;
  const hours = Math.round(minutes / 60);
  if (hours < 48) return `${counted(hours, 'hour')} ago`;
  return `${counted(Math.round(hours / 24), 'day')} ago`;
}
