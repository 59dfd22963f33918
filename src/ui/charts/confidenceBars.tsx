import { VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import { bandFor } from '../../app/pooled.ts';
import type { Calibration } from '../../nets/ensemble.ts';
import { ThinMark } from '../confidence/ThinMark.tsx';
import { confidenceText, fullText, thinText, type Wording } from '../confidence/words.ts';
import { percent } from '../format.ts';
import { labelWidth } from './labelWidth.ts';
import { barReach, barTicks, confidenceBars, type BarOrder } from './confidenceBarsGeometry.ts';
import { confidenceBarsSvg } from './saved/confidenceBarsSvg.ts';
import { SaveChart } from './saved/saveChart.tsx';
import classes from './confidenceBars.module.css';

const ROW_HEIGHT = 26;

interface ConfidenceBarsProps {
  readonly title: string;
  /** The name of the track; saved files carry it. */
  readonly subject: string;
  /** One confidence in 0..1 a tag. */
  readonly values: Float32Array;
  /** The same before calibration. */
  readonly raw: Float32Array;
  readonly calibration: Calibration;
  readonly wording: Wording;
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
  readonly tags: readonly string[];
  /** True tags (green), null where none are known. */
  readonly labels: readonly string[] | null;
  readonly order: BarOrder;
  readonly limit: number;
  /** Only these tags, by index; null for all. */
  readonly among: ReadonlySet<number> | null;
}

/** One horizontal bar a tag: green where the tag is true, blue otherwise. Rows glide to new ranks. */
export const ConfidenceBars = memo(function ConfidenceBars(props: ConfidenceBarsProps) {
  const { title, subject, values, raw, calibration, wording, thin, tags, labels, order, limit, among } = props;
  const { bars, height } = confidenceBars({ values, tags, labels, order, limit, among, rowHeight: ROW_HEIGHT });
  const reach = barReach(values);
  const ticks = barTicks(reach);
  const known = bars.some(({ isTrue }) => isTrue);
  const calibrated = calibration.kind !== 'none';
  const say = (index: number): string => confidenceText(wording, calibration, index, values[index]);
  const read = bars.toSorted((a, b) => a.top - b.top);
  return (
    <figure className={classes.figure} style={labelWidth(bars.map(({ tag }) => tag), thin)}>
      <figcaption className={classes.caption}>
        <span className={classes.title}>{title}</span>
        <span className={classes.legend}>
          {known && (
            <>
              <span className={classes.swatch} data-true />
              true tag
              <span className={classes.swatch} />
              other
            </>
          )}
          <SaveChart
            title={title}
            fileName={`tags of ${subject}`}
            draw={() => confidenceBarsSvg({ title, subject, values, tags, labels, order, limit, among, say })}
          />
        </span>
      </figcaption>
      <div className={classes.plot} style={{ height }} aria-hidden>
        <div className={classes.grid}>
          {ticks.map(({ share }) => (
            <span key={share} className={classes.line} style={{ left: `${share * 100}%` }} />
          ))}
        </div>
        {bars.map((bar) => (
          <div
            key={bar.tag}
            className={classes.row}
            style={{ transform: `translateY(${bar.top}px)` }}
            title={fullText(bar.tag, calibration, bar.index, bar.value, raw[bar.index])}
          >
            <span className={classes.label}>
              <ThinMark tag={bar.tag} groups={thin.get(bar.tag)} silent />
              {bar.tag}
            </span>
            <span className={classes.lane}>
              <span className={classes.bar} data-true={bar.isTrue || undefined} style={{ transform: `scaleX(${bar.value / reach})` }} />
            </span>
            <span className={classes.value} data-band={(wording === 'words' && bandFor(calibration, bar.index, bar.value)) || undefined}>
              {say(bar.index)}
            </span>
          </div>
        ))}
      </div>
      <div className={classes.axis} aria-hidden>
        {ticks.map(({ share, label }) => (
          <span key={share} style={{ left: `${share * 100}%` }}>
            {label}
          </span>
        ))}
      </div>
      <div className={classes.unit} aria-hidden>
        Confidence, %
      </div>
      <VisuallyHidden component="div">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Tag</th>
            {calibrated && <th scope="col">In a word</th>}
            <th scope="col">Confidence</th>
            {calibrated && <th scope="col">Before calibration</th>}
            {known && <th scope="col">True tag</th>}
          </tr>
        </thead>
        <tbody>
          {read.map((bar) => (
            <tr key={bar.tag}>
              <th scope="row">
                {bar.tag}
                {thin.has(bar.tag) && ` (${thinText(bar.tag, thin.get(bar.tag) as number)})`}
              </th>
              {calibrated && <td>{bandFor(calibration, bar.index, bar.value)}</td>}
              <td>{percent(bar.value)}</td>
              {calibrated && <td>{percent(raw[bar.index])}</td>}
              {known && <td>{bar.isTrue ? 'yes' : 'no'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      </VisuallyHidden>
    </figure>
  );
});
