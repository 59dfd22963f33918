import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Report } from '../../app/state.ts';
import { LossChart, LossLegend } from '../charts/loss.tsx';
import { hasAccuracy, lossExtent, type Measure } from '../charts/lossGeometry.ts';
import { LossGrid } from '../charts/lossGrid.tsx';
import { lossSvg } from '../charts/saved/lossSvg.ts';
import { SaveChart } from '../charts/saved/saveChart.tsx';
import { ThinMark } from '../confidence/ThinMark.tsx';
import { count, counted } from '../format.ts';
import { stageText } from '../train/runProgress.ts';
import { accuracyWords } from './accuracyWords.ts';
import net from '../train/NetTile.module.css';
import classes from './report.module.css';

const CHART_HEIGHT = 120;
const HEAD_HEIGHT = 44;

interface NetLossesProps {
  readonly report: Report;
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
}

/** How each net was trained. */
export function NetLosses({ report: { nets, recipe, evaluation }, thin }: NetLossesProps) {
  const accurate = useMemo(() => hasAccuracy(nets.map(({ history }) => history)), [nets]);
  const [wanted, setMeasure] = useState<Measure>('loss');
  const measure = accurate ? wanted : 'loss';
  const extent = useMemo(() => lossExtent(nets.map(({ history }) => history), measure), [nets, measure]);
  const title = measure === 'loss' ? 'Loss per net' : 'Accuracy per net';
  return (
    <section>
      <h2 className={classes.subheading}>Training</h2>
      {accurate ? (
        <div className={classes.controls}>
          <SegmentedControl
            aria-label="What is drawn over the epochs"
            value={measure}
            data={[
              { value: 'loss', label: 'Loss' },
              { value: 'accuracy', label: 'Accuracy' },
            ]}
            onChange={setMeasure}
          />
        </div>
      ) : (
        <p className={classes.prose}>The losses alone: this training measured no accuracy.</p>
      )}
      {measure === 'accuracy' && (
        <p className={classes.prose}>
          {accuracyWords(recipe.head.kind, evaluation?.prior ?? null)} Training tiles were answered with dropout.
        </p>
      )}
      <LossLegend measure={measure}>
        <SaveChart title={title} fileName={measure} draw={() => lossSvg({ title, nets, extent, measure })} />
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
                  <ThinMark tag={tag} groups={thin.get(tag)} />
                  <span className={net.stage}>{stageText(stopped)}</span>
                </h3>
                <p className={net.facts}>
                  {counted(history.length, 'epoch')}, best {count(bestEpoch)}
                </p>
                <LossChart
                  title={tag}
                  history={history}
                  bestEpoch={bestEpoch}
                  extent={extent}
                  width={width}
                  height={CHART_HEIGHT}
                  measure={measure}
                />
              </article>
            );
          }}
        />
      </div>
    </section>
  );
}
