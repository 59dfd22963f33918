import { Input, NativeSelect, SegmentedControl, Slider } from '@mantine/core';
import { useId } from 'react';
import { scoreRange } from '../../app/exploreData.ts';
import type { SourceId } from './address.ts';
import type { Showing } from './overlapViews.ts';
import type { Source } from './useSources.ts';
import { plural } from './words.ts';
import classes from './explore.module.css';

const SHOWING: Readonly<Record<Showing, string>> = { labels: 'Labels', predictions: 'Predictions', both: 'Side by side' };
const STEPS = 200;

interface OverlapControlsProps {
  readonly source: Source;
  readonly sources: readonly Source[];
  readonly onSource: (id: SourceId) => void;
  readonly possible: readonly Showing[];
  readonly showing: Showing;
  readonly onShowing: (showing: Showing) => void;
  readonly pooled: boolean;
  readonly onPooled: (pooled: boolean) => void;
  readonly threshold: number;
  readonly onThreshold: (threshold: number) => void;
}

/** Which tracks, by what, counted how, from which score on. */
export function OverlapControls(props: OverlapControlsProps) {
  const { source, sources, onSource, possible, showing, onShowing, pooled, onPooled } = props;
  const unit = source.id === 'tag-sets' ? 'film' : source.collection.pooledUnit;
  return (
    <>
      <NativeSelect
        className={classes.control}
        label="Data"
        size="xs"
        value={source.id}
        data={sources.map(({ id, label }) => ({ value: id, label }))}
        onChange={(event) => onSource(event.currentTarget.value as SourceId)}
      />
      {possible.length > 1 && (
        <Choice
          label="Show"
          value={showing}
          data={possible.map((value) => ({ value, label: SHOWING[value] }))}
          onChange={(value) => onShowing(value as Showing)}
        />
      )}
      {source.id === 'tag-sets' ? (
        <p className={classes.hint}>Counts of films; the file names none of them.</p>
      ) : (
        <Choice
          label="Count"
          value={pooled ? 'pooled' : 'tracks'}
          data={[
            { value: 'tracks', label: 'tracks' },
            { value: 'pooled', label: plural(unit) },
          ]}
          onChange={(value) => onPooled(value === 'pooled')}
        />
      )}
      {source.id !== 'tag-sets' && showing !== 'labels' && <Threshold {...props} range={scoreRange(source.collection)} />}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly data: { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, data, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <span id={id} className={classes.label}>
        {label}
      </span>
      <SegmentedControl size="xs" aria-labelledby={id} value={value} data={data} onChange={onChange} />
    </div>
  );
}

/** To six decimals: JavaScript writes less than 0.000001 with an exponent, which is no number in ARIA. */
function spoken(score: number): number {
  return Number(score.toFixed(6));
}

type ThresholdProps = Pick<OverlapControlsProps, 'threshold' | 'onThreshold'> & { readonly range: readonly [number, number] | null };

function Threshold({ threshold, onThreshold, range }: ThresholdProps) {
  const id = useId();
  if (range === null) return null;
  const [low, high] = range;
  return (
    <div className={classes.wide}>
      <Input.Label id={id} size="xs">
        A tag is predicted from a score of {threshold.toFixed(3)}
      </Input.Label>
      <Slider
        aria-labelledby={id}
        thumbLabel="Threshold"
        label={null}
        min={spoken(low)}
        max={spoken(high)}
        step={(high - low || 1) / STEPS}
        value={spoken(Math.min(high, Math.max(low, threshold)))}
        onChange={onThreshold}
        mb={8}
      />
    </div>
  );
}
