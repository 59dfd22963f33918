import { Progress } from '@mantine/core';
import { useMemo } from 'react';
import type { Training } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import { ALL_TAGS } from '../../nets/recipe.ts';
import { LossLegend } from '../charts/loss.tsx';
import { lossExtent } from '../charts/lossGeometry.ts';
import { LossGrid } from '../charts/lossGrid.tsx';
import { lossSvg } from '../charts/saved/lossSvg.ts';
import { SaveChart } from '../charts/saved/saveChart.tsx';
import { count, counted } from '../format.ts';
import { Figures } from './Figures.tsx';
import { NetTile } from './NetTile.tsx';
import { ProblemList } from './ProblemList.tsx';
import { runProgress } from './runProgress.ts';
import { StopButton } from './StopButton.tsx';
import { duration } from './words.ts';
import classes from './train.module.css';

type Running = Extract<Training, { stage: 'training' }>;

/** More nets than this get flatter charts. */
const MOST_ROOMY = 24;

/** The nets while they train. */
export function TrainingRun({ training }: { readonly training: Running }) {
  const { folder, options, nets, failed, cancelling, kept, secondsLeft, tilesPerSecond } = training;
  const series = useApp((state) => state.series);
  const { lastEpoch, lowest, highest } = lossExtent(nets.map(({ history }) => history));
  // The same object while the axes stand still: charts of idle nets are then not drawn again.
  const extent = useMemo(() => ({ lastEpoch, lowest, highest }), [lastEpoch, lowest, highest]);
  const { finished, epochs, share } = runProgress(nets, options.maximumEpochs);
  const chartHeight = nets.length > MOST_ROOMY ? 84 : 128;
  return (
    <>
      <section>
        <h1 className={classes.heading}>Training {options.name}</h1>
        {series?.kind === 'comparison' && (
          <p className={classes.lead}>
            Comparison: recipe {series.place} of {series.total}.
          </p>
        )}
        <p className={classes.lead}>
          {nets[0]?.tag === ALL_TAGS ? 'One net for all tags' : `${counted(nets.length, 'net')}, one a tag`}
          {options.name !== folder.name && `, on ${folder.name}`}. Keep this tab open; it may be in the
          background.{' '}
          {kept
            ? 'Should it close, the training can be resumed: its state is stored every two minutes.'
            : 'Should it close, the training is lost: its features or its state are not stored by this browser.'}
        </p>
        <div className={classes.run}>
          <Figures
            figures={[
              { label: 'nets done', value: `${count(finished)} of ${count(nets.length)}` },
              { label: 'epochs done', value: count(epochs) },
              { label: 'tiles per second', value: count(Math.round(tilesPerSecond)) },
              { label: 'time left', value: secondsLeft === null ? '–' : `at most ${duration(secondsLeft)}` },
            ]}
          />
          <Progress value={100 * share} aria-label="Training" />
          <ProblemList
            title={`${counted(failed.length, 'track')} could not be used`}
            problems={failed}
          />
          {cancelling ? (
            <output className={classes.note}>
              Stopping after the current step; every net keeps its best weights.
            </output>
          ) : (
            <StopButton
              label="Stop and keep the best so far"
              question="Stop now? Every net keeps the best weights it has had, and the ensemble is scored with them."
              answer="Stop training"
            />
          )}
        </div>
      </section>
      <section>
        <h2 className={classes.subheading}>Loss per net</h2>
        <LossLegend>
          <SaveChart title="Loss per net" fileName={`loss of ${options.name}`} draw={() => lossSvg({ title: `Loss per net: ${options.name}`, nets, extent })} />
        </LossLegend>
        <div className={classes.grid}>
          <LossGrid
            label="Nets"
            keys={nets.map(({ tag }) => tag)}
            cellHeight={chartHeight + 48}
            renderCell={(index, width) => (
              <NetTile net={nets[index]} extent={extent} width={width} chartHeight={chartHeight} />
            )}
          />
        </div>
      </section>
    </>
  );
}
