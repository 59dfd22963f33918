/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a shortcut for the pointer; the list's keys play the same */
import { memo, useLayoutEffect, useRef, type MouseEvent } from 'react';
import { coveredPart } from '../charts/ribbonGeometry.ts';
import { playTrack, usePlayer } from '../player/playback.ts';
import type { TrackFit } from './trackFit.ts';
import classes from './ResultRow.module.css';

/** Indigo that stands out from both grounds. */
const COLOUR = { red: 76, green: 110, blue: 245 } as const;
/** Poor tiles fade faster than good ones, so that the eye goes to where it fits. */
const CONTRAST = 1.6;

interface FitStripProps {
  readonly trackKey: string;
  readonly fit: TrackFit;
}

/** How a track fits over time, one cell a tile, with its best 30 s underlined. */
export const FitStrip = memo(function FitStrip({ trackKey, fit }: FitStripProps) {
  const { fits, times, seconds, window } = fit;
  const covered = coveredPart(fits.length, times, seconds);
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const pixels = new Uint8ClampedArray(fits.length * 4);
    fits.forEach((value, tile) => pixels.set([COLOUR.red, COLOUR.green, COLOUR.blue, 255 * value ** CONTRAST], tile * 4));
    context.putImageData(new ImageData(pixels, fits.length, 1), 0, 0);
  }, [fits]);
  const share = (time: number): string => `${(100 * Math.min(time, seconds)) / Math.max(seconds, 1e-6)}%`;
  const playHere = (event: MouseEvent<HTMLDivElement>): void => {
    event.stopPropagation();
    const { left, width } = event.currentTarget.getBoundingClientRect();
    void playTrack(trackKey, (Math.max(0, event.clientX - left) / width) * seconds);
  };
  return (
    <div className={classes.strip} aria-hidden onClick={playHere}>
      <div className={classes.tiles}>
        <canvas ref={canvas} width={fits.length} height={1} style={{ marginLeft: `${100 * covered.from}%`, width: `${100 * (covered.to - covered.from)}%` }} />
        <Playhead trackKey={trackKey} share={share} />
      </div>
      <div className={classes.best} style={{ left: share(window.from), width: share(window.to - window.from) }} />
    </div>
  );
});

function Playhead({ trackKey, share }: { readonly trackKey: string; readonly share: (time: number) => string }) {
  const time = usePlayer(({ key, state, currentTime }) => (key === trackKey && state !== 'failed' ? currentTime : null));
  return time === null ? null : <span className={classes.playhead} style={{ left: share(time) }} />;
}
