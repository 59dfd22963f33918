import { rgb } from 'd3';
import { memo, useLayoutEffect, useRef } from 'react';
import type { Span } from '../../dsp/tileTimes.ts';
import { rowPixels } from './ribbonGeometry.ts';
import classes from './ribbon.module.css';

interface RibbonRowProps {
  /** [tiles, tags] row-major. */
  readonly confidences: Float32Array;
  readonly tags: number;
  readonly tag: number;
  /** `#rrggbb` */
  readonly colour: string;
  /** The part of the width that the tiles cover, shares 0..1. */
  readonly covered: Span;
  readonly emphasised: boolean;
}

/** One genre over time: a canvas of one pixel a tile, stretched without smoothing. */
export const RibbonRow = memo(function RibbonRow({ confidences, tags, tag, colour, covered, emphasised }: RibbonRowProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const tiles = confidences.length / tags;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const { r, g, b } = rgb(colour);
    const pixels = rowPixels(confidences, tags, tag, { red: r, green: g, blue: b });
    context.putImageData(new ImageData(pixels, tiles, 1), 0, 0);
  }, [confidences, tags, tag, colour, tiles]);
  return (
    <div className={classes.row} data-emphasised={emphasised || undefined}>
      <canvas ref={canvas} className={classes.heat} width={tiles} height={1} style={{ marginLeft: `${covered.from * 100}%`, width: `${(covered.to - covered.from) * 100}%` }} />
    </div>
  );
});
