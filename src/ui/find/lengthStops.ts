/** Lengths that the slider stops at: a second matters for a jingle, ten minutes for a concert. */
import { isOpen, type Range } from '../../app/find/query.ts';
import { clock } from '../format.ts';

/** Seconds between the two open ends. */
export const LENGTH_STOPS: readonly number[] = [10, 20, 30, 45, 60, 90, 120, 150, 180, 240, 300, 420, 600, 900, 1_800, 3_600];

/** Position of the last stop, the open end; 0 is the open beginning. */
export const LAST_STOP = LENGTH_STOPS.length + 1;

function nearestStop(seconds: number): number {
  let best = 0;
  LENGTH_STOPS.forEach((stop, at) => {
    if (Math.abs(stop - seconds) < Math.abs(LENGTH_STOPS[best] - seconds)) best = at;
  });
  return best + 1;
}

export function toStops({ from, to }: Range): [number, number] {
  return [from === null ? 0 : nearestStop(from), to === null ? LAST_STOP : nearestStop(to)];
}

export function fromStops([from, to]: readonly [number, number]): Range {
  return { from: LENGTH_STOPS[from - 1] ?? null, to: to === LAST_STOP ? null : (LENGTH_STOPS[to - 1] ?? LENGTH_STOPS[0]) };
}

/** `any`, `from 1:00`, `up to 4:00`, `1:00–4:00` */
export function rangeText(range: Range, write: (value: number) => string = clock): string {
  const { from, to } = range;
  if (isOpen(range)) return 'any';
  if (from === null) return `up to ${write(to as number)}`;
  return to === null ? `from ${write(from)}` : `${write(from)}–${write(to)}`;
}
