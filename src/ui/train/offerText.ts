import type { UnfinishedTraining } from '../../app/state.ts';
import { count, counted } from '../format.ts';

/** What the offer to resume says; `now` in milliseconds since the epoch. */
export function offerText(training: UnfinishedTraining, now: number): { title: string; remark: string } {
  const { name, nets, finished, epochs, maximumEpochs, saved, missing } = training;
  const stand = finished === nets ? 'all nets trained, not yet scored' : `${count(epochs)} of ${counted(maximumEpochs, 'epoch')}`;
  const title = `Resume the training of ${name} (${stand}, ${ago((now - saved) / 1000)})`;
  if (missing > 0) {
    return { title, remark: `It cannot be resumed: the features of ${counted(missing, 'track')} are no longer stored here.` };
  }
  const nearly = finished > 0 && finished < nets ? `${count(finished)} of ${counted(nets, 'net')} need no more training. ` : '';
  return { title, remark: `${nearly}Its files are not needed, and its weights will be those of a training that was never interrupted.` };
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
