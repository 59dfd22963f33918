import { useMemo } from 'react';
import type { Report } from '../../app/state.ts';
import { LossChart, LossLegend } from '../charts/loss.tsx';
import { lossExtent } from '../charts/lossGeometry.ts';
import { LossGrid } from '../charts/lossGrid.tsx';
import { lossSvg } from '../charts/saved/lossSvg.ts';
import { SaveChart } from '../charts/saved/saveChart.tsx';
import { count } from '../format.ts';
import { stageText } from '../train/runProgress.ts';
import net from '../train/NetTile.module.css';
import classes from './report.module.css';

const CHART_HEIGHT = 120;
const HEAD_HEIGHT = 44;

/** How each net was trained. */
export function NetLosses({ nets }: Pick<Report, 'nets'>) {
  const extent = useMemo(() => lossExtent(nets.map(({ history }) => history)), [nets]);
  return (
    <section>
      <h2 className={classes.subheading}>Training</h2>
      <LossLegend>
        <SaveChart title="Loss per net" fileName="loss" draw={() => lossSvg({ title: 'Loss per net', nets, extent })} />
      </LossLegend>
      <div className={classes.below}>
        <LossGrid
          label="Nets"
          keys={nets.map(({ tag }) => tag)}
          cellHeight={CHART_HEIGHT + HEAD_HEIGHT}
          renderCell={(index, width) => {
            const { tag, history, bestEpoch, stopped } = nets[index];
            return (
              <article aria-label={tag} className={net.net} data-stage={stopped}>
                <h3 className={net.head}>
                  <span className={net.tag}>{tag}</span>
                  <span className={net.stage}>{stageText(stopped)}</span>
                </h3>
                <p className={net.facts}>
                  {count(history.length)} epochs, best {count(bestEpoch)}
                </p>
                <LossChart
                  title={tag}
                  history={history}
                  bestEpoch={bestEpoch}
                  extent={extent}
                  width={width}
                  height={CHART_HEIGHT}
                />
              </article>
            );
          }}
        />
      </div>
    </section>
  );
}
