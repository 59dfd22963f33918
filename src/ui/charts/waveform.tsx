import { memo, useId, useMemo } from 'react';
import { bucketPeaks, waveformPath } from './waveformGeometry.ts';
import classes from './waveform.module.css';

const WIDTH = 1_000;
const HEIGHT = 100;
const BUCKETS = 400;

interface WaveformProps {
  /** Absolute peaks in 0..1 over the whole track. */
  readonly peaks: Float32Array;
  /** Share of the track that has been played, 0..1. */
  readonly played: number;
}

/** A waveform that fills its box; the played part is darker. Decorative: the ribbon names it. */
export const Waveform = memo(function Waveform({ peaks, played }: WaveformProps) {
  const clip = useId();
  const path = useMemo(() => waveformPath(bucketPeaks(peaks, BUCKETS), WIDTH, HEIGHT), [peaks]);
  return (
    <svg className={classes.wave} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      <clipPath id={clip}>
        <rect x={0} y={0} width={WIDTH * played} height={HEIGHT} />
      </clipPath>
      <path className={classes.whole} d={path} />
      <path className={classes.played} d={path} clipPath={`url(#${clip})`} />
    </svg>
  );
});
