import { memo } from 'react';
import type { NetProgress } from '../../app/state.ts';
import { LossChart } from '../charts/loss.tsx';
import type { LossExtent } from '../charts/lossGeometry.ts';
import { count } from '../format.ts';
import { stageText } from './runProgress.ts';
import classes from './NetTile.module.css';

interface NetTileProps {
  readonly net: NetProgress;
  readonly extent: LossExtent;
  readonly width: number;
  readonly chartHeight: number;
}

/** One net of a running training: its losses, and where it stands. */
export const NetTile = memo(function NetTile({ net, extent, width, chartHeight }: NetTileProps) {
  const { tag, stage, history, bestEpoch, epochShare, tilesPerSecond } = net;
  const last = history.at(-1);
  return (
    <article aria-label={tag} data-stage={stage} className={classes.net}>
      <h3 className={classes.head}>
        <span className={classes.tag}>{tag}</span>
        <span className={classes.stage}>{stageText(stage)}</span>
      </h3>
      <p className={classes.facts}>
        <span>
          {last ? `epoch ${count(last.epoch)}${bestEpoch > 0 ? `, best ${count(bestEpoch)}` : ''}` : ' '}
        </span>
        {stage === 'training' && tilesPerSecond > 0 && <span>{count(Math.round(tilesPerSecond))} tiles/s</span>}
      </p>
      <div className={classes.epoch} aria-hidden="true">
        {stage === 'training' && <div style={{ width: `${100 * epochShare}%` }} />}
      </div>
      <LossChart
        title={tag}
        history={history}
        bestEpoch={bestEpoch}
        extent={extent}
        width={width}
        height={chartHeight}
      />
    </article>
  );
});
