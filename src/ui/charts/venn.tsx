/* oxlint-disable jsx-a11y/prefer-tag-over-role -- parts of a drawing: no button element can be drawn like them */
import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { legendShapes } from './legendGeometry.ts';
import { tagColour } from './tagColours.ts';
import { textWidth } from './textWidth.ts';
import { ChartTooltip, type TooltipPlace } from './tooltip.tsx';
import type { VennRegion, VennShapes } from './vennGeometry.ts';
import classes from './venn.module.css';

/** What a region is called, and what more is to be said of it. */
export interface RegionWords {
  readonly text: string;
  readonly more?: string;
}

interface VennProps {
  readonly shapes: VennShapes;
  readonly width: number;
  readonly height: number;
  /** Of the sets, in their order. */
  readonly names: readonly string[];
  /** Names with their sizes. */
  readonly legend: readonly string[];
  /** The whole vocabulary: it gives the colours of tags beyond the ten genres. */
  readonly tags: readonly string[];
  readonly words: (region: VennRegion) => RegionWords;
  /** Sets of the region that is listed, null when none is. */
  readonly chosen: readonly number[] | null;
  readonly onChoose: (sets: readonly number[]) => void;
}

const LINE = 16;

/** Circles to scale; each region tells its count on hover, focus or touch, and opens its list. */
export function Venn({ shapes, width, height, names, legend, tags, words, chosen, onChoose }: VennProps) {
  const [shown, setShown] = useState<{ readonly region: VennRegion; readonly place: TooltipPlace } | null>(null);
  const head = legendShapes(legend, width);
  const top = head.height + 8;
  const regions = shapes.regions.filter(({ path }) => path !== null);

  const follow = (region: VennRegion) => (event: PointerEvent<SVGPathElement>) => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (box) setShown({ region, place: { x: event.clientX - box.left, y: event.clientY - box.top } });
  };
  const press = (region: VennRegion) => (event: KeyboardEvent) => {
    if (event.key === 'Escape') setShown(null);
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(region.sets);
  };

  return (
    <div className={classes.plot}>
      <svg className={classes.svg} width={width} height={height + top} role="group" aria-label="Regions of the diagram">
        {head.items.map(({ text, x, y }, set) => (
          <g key={names[set]}>
            <circle cx={x + 5} cy={y} r={5} fill={tagColour(names[set], tags)} />
            <text className={classes.legend} x={x + 16} y={y} dy="0.35em">
              {text}
            </text>
          </g>
        ))}
        <g transform={`translate(0 ${top})`}>
        {shapes.circles.length === 0 && (
          <text className={classes.empty} x={width / 2} y={height / 2}>
            Nothing has these tags.
          </text>
        )}
        {shapes.circles.map(({ set, x, y, r }) => (
          <circle key={set} className={classes.circle} cx={x} cy={y} r={r} fill={tagColour(names[set], tags)} stroke={tagColour(names[set], tags)} />
        ))}
        {regions.map((region) => {
          const { text, more } = words(region);
          return (
            <path
              key={region.sets.join()}
              className={classes.region}
              d={region.path ?? ''}
              role="button"
              tabIndex={0}
              aria-label={more === undefined ? text : `${text}; ${more}`}
              aria-pressed={chosen?.join() === region.sets.join()}
              data-chosen={chosen?.join() === region.sets.join() || undefined}
              onPointerMove={follow(region)}
              onPointerDown={follow(region)}
              onPointerLeave={(event) => event.pointerType === 'mouse' && setShown(null)}
              onFocus={() => setShown((now) => (now?.region === region ? now : { region, place: { x: region.label?.x ?? 0, y: (region.label?.y ?? 0) + top } }))}
              onBlur={() => setShown(null)}
              onClick={() => onChoose(region.sets)}
              onKeyDown={press(region)}
            />
          );
        })}
        {regions.map((region) => (
          <RegionLabel key={region.sets.join()} region={region} name={region.sets.length === 1 ? names[region.sets[0]] : null} />
        ))}
        </g>
      </svg>
      {shown && <ChartTooltip place={shown.place} width={width} {...words(shown.region)} />}
    </div>
  );
}

/** The exact count, with the name where a set stands alone; what does not fit is left to the tooltip. */
function RegionLabel({ region: { exact, label }, name }: { readonly region: VennRegion; readonly name: string | null }) {
  if (label === null) return null;
  const number = String(exact);
  const holds = (text: string, height: number): boolean => Math.hypot(textWidth(text, 13) / 2, height / 2) + 3 <= label.room;
  if (name !== null && holds(name, 2 * LINE)) {
    return (
      <>
        <text className={classes.name} x={label.x} y={label.y - 3}>
          {name}
        </text>
        <text className={classes.number} x={label.x} y={label.y + LINE - 3}>
          {number}
        </text>
      </>
    );
  }
  if (!holds(number, 4)) return null;
  return (
    <text className={classes.number} x={label.x} y={label.y} dy="0.35em">
      {number}
    </text>
  );
}
