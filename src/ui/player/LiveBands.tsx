import { useEffect, useRef } from 'react';
import { BARK_BANDS, LiveSpectrum } from '../../audio/liveSpectrum.ts';
import { player, usePlayer } from './playback.ts';
import classes from './PlayerBar.module.css';

const WIDTH = 72;
const HEIGHT = 32;
/** Loudness of full-scale music in one band, about. */
const LOUDEST = 5;
/** How much of a band's fall shows in one frame, so that bars sink rather than flicker. */
const FALL = 0.12;

const spectra = new WeakMap<AnalyserNode, Promise<LiveSpectrum>>();

function spectrumOf(analyser: AnalyserNode): Promise<LiveSpectrum> {
  const known = spectra.get(analyser);
  if (known) return known;
  const spectrum = LiveSpectrum.of(analyser);
  spectra.set(analyser, spectrum);
  return spectrum;
}

/** What sounds now in 24 Bark bands. Decorative; stands still for those who want no motion. */
export function LiveBands() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const playing = usePlayer((snapshot) => snapshot.state === 'playing');
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !playing || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const levels = new Float32Array(BARK_BANDS);
    const colour = getComputedStyle(context.canvas).color;
    let frame = 0;
    let stopped = false;
    const draw = (live: LiveSpectrum): void => {
      if (stopped) return;
      live.read().forEach((loudness, band) => {
        levels[band] = Math.max(Math.min(1, loudness / LOUDEST), levels[band] * (1 - FALL));
      });
      drawBands(context, levels, colour);
      frame = requestAnimationFrame(() => draw(live));
    };
    const { analyser } = player;
    if (analyser) void spectrumOf(analyser).then(draw);
    return () => {
      stopped = true;
      cancelAnimationFrame(frame);
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    };
  }, [playing]);
  return <canvas ref={canvas} className={classes.bands} width={WIDTH * 2} height={HEIGHT * 2} aria-hidden />;
}

function drawBands(context: CanvasRenderingContext2D, levels: Float32Array, colour: string): void {
  const { width, height } = context.canvas;
  const step = width / levels.length;
  context.clearRect(0, 0, width, height);
  context.fillStyle = colour;
  levels.forEach((level, band) => context.fillRect(band * step, height * (1 - level), step - 2, height * level));
}
