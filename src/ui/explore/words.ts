/** The words of the Explore page. */
import type { Unit } from '../../app/exploreData.ts';
import type { VennError, VennRegion } from '../charts/vennGeometry.ts';
import { counted, percent } from '../format.ts';

const UNITS: Readonly<Record<Unit, readonly [one: string, several: string]>> = {
  track: ['track', 'tracks'],
  work: ['work', 'works'],
  film: ['film', 'films'],
};

export function units(count: number, unit: Unit): string {
  return counted(count, ...UNITS[unit]);
}

export function plural(unit: Unit): string {
  return UNITS[unit][1];
}

/** Drawings closer than this to their sizes are called to scale: nobody sees the rest. */
export const TO_SCALE = 0.02;

/** `Comedy + Romance`; the sets are positions in `names`. */
export function together(sets: readonly number[], names: readonly string[]): string {
  return sets.map((set) => names[set]).join(' + ');
}

/** `26 films in Comedy + Romance`, and how many of them are in none of the other sets. */
export function regionWords({ sets, size, exact }: VennRegion, names: readonly string[], unit: Unit): { text: string; more?: string } {
  const text = `${units(size, unit)} in ${together(sets, names)}`;
  const others = names.filter((_, set) => !sets.includes(set));
  if (others.length === 0) return { text };
  return { text, more: `${exact} of them not in ${others.join(' or ')}` };
}

/** What the drawing of three sets gets wrong; null where it is to scale. */
export function errorSentence(error: VennError | null, names: readonly string[], unit: Unit): string | null {
  if (error === null || error.total < TO_SCALE) return null;
  const { sets, wanted, drawn } = error.worst;
  const others = names.filter((_, set) => !sets.includes(set));
  const where = `${together(sets, names)}${others.length > 0 ? ` without ${others.join(' or ')}` : ''}`;
  return (
    `Three circles cannot show these sizes exactly: the areas are off by ${percent(error.total)} in all, ` +
    `most for ${where}, drawn like ${drawn.toFixed(1)} instead of ${units(wanted, unit)}. The numbers are exact.`
  );
}
