import { Slider } from '@mantine/core';
import { useMemo, useState } from 'react';
import { usualSize } from '../../app/report/decisions.ts';
import { PASS_PERCENTAGES, passCurves } from '../../app/report/topK.ts';
import { sizeForRate } from '../../metrics/topK.ts';
import { ChartFrame } from '../charts/chartFrame.tsx';
import { TopK } from '../charts/topK.tsx';
import { counted, percent } from '../format.ts';
import { CaptureTables } from './CaptureTables.tsx';
import { SizeInput } from './SizeInput.tsx';
import type { TagSectionProps } from './TagSection.tsx';
import classes from './report.module.css';

/** Of a table beside the curve. */
const MOST_ROWS = 60;
/** For how many of the tracks the smallest K is told. */
const TOLD_SHARE = 0.8;
const FIRST_PERCENT = 60;
const STEP = 5;

/** Whether the K highest tags hold the true ones: the pass rate over K, and which tags are captured. */
export function TopKView({ source, chosenSize, onChosenSize }: TagSectionProps) {
  const [percentage, setPercentage] = useState(FIRST_PERCENT);
  const usual = useMemo(() => usualSize(source.track.rows), [source]);
  const columns = source.tags.length;
  const size = Math.min(columns, chosenSize ?? usual);
  const curves = useMemo(
    () => passCurves(source, [...new Set([...PASS_PERCENTAGES, percentage])].toSorted((a, b) => a - b)),
    [source, percentage],
  );
  const chosen = curves?.find((curve) => curve.percent === percentage);
  if (!curves || !chosen) return <p className={classes.prose}>No track has a tag, so there is nothing to hold among the highest.</p>;
  const rate = chosen.rates[size - 1];
  return (
    <>
      <section>
        <h2 className={classes.subheading}>What the highest tags hold</h2>
        <p className={classes.verdict}>
          The {size === 1 ? 'highest tag holds' : `${size} highest tags hold`} at least {percentage}&#8239;% of the true tags for {percent(rate)} of{' '}
          {counted(chosen.judged, 'track')}.
        </p>
        <p className={classes.prose}>
          For {percent(TOLD_SHARE)} of the tracks to pass, one must look at the {sizeForRate(chosen, TOLD_SHARE)} highest of {counted(columns, 'tag')}. Of tied tags each
          takes the worst place; {chosen.judged === source.tracks.length ? 'every track has a tag.' : `${counted(source.tracks.length - chosen.judged, 'track')} without a tag are left out.`}
        </p>
        <div className={classes.sliders}>
          <div>
            <span className={classes.sliderName} id="pass-percentage">
              Share of its tags a track must have there: {percentage}&#8239;%
            </span>
            <Slider
              min={STEP}
              max={100}
              step={STEP}
              value={percentage}
              onChange={setPercentage}
              label={null}
              thumbValueText={`${percentage} per cent`}
              thumbProps={{ 'aria-labelledby': 'pass-percentage' }}
            />
          </div>
          <SizeInput label="Highest tags that are looked at" size={size} most={columns} onSize={onChosenSize} />
        </div>
        <ChartFrame
          title="Pass rate over K"
          notes={[`Boldest line: at least ${percentage} % of a track’s tags among its K highest. Click to choose K.`]}
          fileName="top K"
          table={{
            columns: ['K', ...curves.map((curve) => `${curve.percent} % of its tags`)],
            rows: sizesOf(columns).map((at) => [at, ...curves.map(({ rates }) => percent(rates[at - 1]))]),
          }}
        >
          {(width) => <TopK curves={curves} chosen={percentage} size={size} width={width} onSize={onChosenSize} />}
        </ChartFrame>
      </section>
      <CaptureTables source={source} size={size} />
    </>
  );
}

/** Every K, or evenly picked ones with the first and the last. */
function sizesOf(columns: number): readonly number[] {
  if (columns <= MOST_ROWS) return Array.from({ length: columns }, (_, index) => index + 1);
  return Array.from({ length: MOST_ROWS }, (_, index) => 1 + Math.round((index * (columns - 1)) / (MOST_ROWS - 1)));
}
