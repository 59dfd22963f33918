import { useEffect } from 'react';
import type { AppState, Training } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import { percent } from '../format.ts';

const NAME = 'Tenfold';

/** Share of the epochs that every net has behind it; a net that stopped counts as whole. */
function trainingShare(training: Training): number | null {
  if (training.stage === 'preparing' || training.stage === 'evaluating') {
    return training.total > 0 ? training.done / training.total : 0;
  }
  if (training.stage !== 'training') return null;
  const { nets, options } = training;
  if (nets.length === 0) return 0;
  const shares = nets.map(({ stage, history }) => {
    if (stage === 'waiting') return 0;
    return stage === 'training' ? Math.min(1, history.length / options.maximumEpochs) : 1;
  });
  return shares.reduce((sum, share) => sum + share, 0) / nets.length;
}

/** What the tab is called: `34 % · Tenfold` while something runs. */
export function progressTitle({ queue, training }: Pick<AppState, 'queue' | 'training'>): string {
  const trained = trainingShare(training);
  if (trained !== null) return `${percent(trained)} · ${NAME}`;
  if (!queue.running || queue.total === 0) return NAME;
  return `${percent((queue.done + queue.failed) / queue.total)} · ${NAME}`;
}

export function useProgressTitle(): void {
  const title = useApp(progressTitle);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
