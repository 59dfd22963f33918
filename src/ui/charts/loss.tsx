import { VisuallyHidden } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { accuracyOf, type EpochRecord } from '../../nets/ensemble.ts';
import { counted, percent } from '../format.ts';
import { lossRows, lossShapes, type LossExtent, type LossFrame, type Measure } from './lossGeometry.ts';
import classes from './loss.module.css';

const TABLE_ROWS = 8;

interface LossChartProps {
  readonly title: string;
  readonly history: readonly EpochRecord[];
  readonly bestEpoch: number;
  readonly extent: LossExtent;
  readonly width: number;
  readonly height: number;
  readonly measure?: Measure;
}

/** Losses, or accuracies, of one net over its epochs: training dashed, validation solid, the best epoch dotted. */
export const LossChart = memo(function LossChart(props: LossChartProps) {
  const { title, history, bestEpoch, extent, width, height, measure = 'loss' } = props;
  const frame: LossFrame = { width, height, left: 38, right: 10, top: 8, bottom: 20 };
  const shapes = lossShapes(history, bestEpoch, extent, frame, measure);
  const floor = height - frame.bottom;
  return (
    <>
      <svg className={classes.chart} width={width} height={height} aria-hidden="true">
        {shapes.lossTicks.map(({ at, label }) => (
          <g key={label}>
            <line className={classes.grid} x1={frame.left} x2={width - frame.right} y1={at} y2={at} />
            <text className={classes.tick} x={frame.left - 6} y={at} dy="0.32em" textAnchor="end">
              {label}
            </text>
          </g>
        ))}
        {shapes.epochTicks.map(({ at, label }, index) => (
          <text
            key={label}
            className={classes.tick}
            x={at}
            y={height - 5}
            textAnchor={index === 0 ? 'start' : index === 2 ? 'end' : 'middle'}
          >
            {label}
          </text>
        ))}
        {shapes.best && (
          <line
            className={classes.best}
            x1={shapes.best.x}
            x2={shapes.best.x}
            y1={frame.top}
            y2={floor}
          />
        )}
        <path className={classes.training} d={shapes.training} />
        <path className={classes.validation} d={shapes.validation} />
        {shapes.best && (
          <circle className={classes.bestDot} cx={shapes.best.x} cy={shapes.best.y} r={3.5} />
        )}
      </svg>
      <LossTable title={title} history={history} bestEpoch={bestEpoch} measure={measure} />
    </>
  );
});

type LossTableProps = Pick<LossChartProps, 'title' | 'history' | 'bestEpoch'> & { readonly measure: Measure };

const NAMES: Readonly<Record<Measure, string>> = { loss: 'Loss', accuracy: 'Accuracy' };

function cellsOf(record: EpochRecord, measure: Measure): readonly string[] {
  if (measure === 'loss') return [record.trainingLoss.toFixed(4), record.validationLoss.toFixed(4)];
  const accuracy = accuracyOf(record);
  return accuracy ? [percent(accuracy.training), percent(accuracy.validation)] : ['–', '–'];
}

/** The same for readers of text: a few telling epochs. */
function LossTable({ title, history, bestEpoch, measure }: LossTableProps) {
  if (history.length === 0) return <VisuallyHidden>{title}: no epoch finished yet.</VisuallyHidden>;
  return (
    <VisuallyHidden>
      <table>
        <caption>
          {NAMES[measure]} of {title}, {counted(history.length, 'epoch')}, best at epoch {bestEpoch}
        </caption>
        <thead>
          <tr>
            <th scope="col">Epoch</th>
            <th scope="col">Training {measure}</th>
            <th scope="col">Validation {measure}</th>
          </tr>
        </thead>
        <tbody>
          {lossRows(history, bestEpoch, TABLE_ROWS).map((record) => (
            <tr key={record.epoch}>
              <th scope="row">{record.epoch}</th>
              {cellsOf(record, measure).map((cell, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- training, then validation
                <td key={place}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}

/** What the lines of all loss charts on a page mean, and beside it what saves them (`children`). */
export function LossLegend({ children, measure = 'loss' }: { readonly children: ReactNode; readonly measure?: Measure }) {
  return (
    <div className={classes.head}>
      <p className={classes.legend}>
        <span className={classes.key}>
          <svg width="24" height="8" aria-hidden="true">
            <line className={classes.training} x1="0" x2="24" y1="4" y2="4" />
          </svg>
          training {measure}
        </span>
        <span className={classes.key}>
          <svg width="24" height="8" aria-hidden="true">
            <line className={classes.validation} x1="0" x2="24" y1="4" y2="4" />
          </svg>
          validation {measure}
        </span>
        <span className={classes.key}>
          <svg width="12" height="10" aria-hidden="true">
            <circle className={classes.bestDot} cx="6" cy="5" r="3.5" />
          </svg>
          best epoch, whose weights are kept
        </span>
        <span className={classes.key}>x: epoch, y: {measure}, the same scale for all</span>
      </p>
      {children}
    </div>
  );
}
