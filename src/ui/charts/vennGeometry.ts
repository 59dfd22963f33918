/**
 * Area-proportional Venn diagrams of one to three sets. venn.js finds the circles; what it could
 * not draw to scale is measured here, region by region.
 */
import { computeTextCentre, intersectionArea, layout, type ICircle } from 'venn.js';

/** Some of the sets and how many elements have all of them (others too, maybe). */
export interface VennArea {
  /** Positions of the sets, ascending. */
  readonly sets: readonly number[];
  readonly size: number;
}

export interface VennFrame {
  readonly width: number;
  readonly height: number;
  readonly padding: number;
}

export interface VennCircle {
  readonly set: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** One region of the picture: what lies in `sets` and in no other set. */
export interface VennRegion {
  readonly sets: readonly number[];
  /** Elements with all of `sets`, others too. */
  readonly size: number;
  /** Elements with `sets` and no other: what the region's area stands for. */
  readonly exact: number;
  /** SVG path, to be filled by the even-odd rule; null where nothing is drawn. */
  readonly path: string | null;
  /** Where a label goes, and the radius of the free space around it; null where nothing is drawn. */
  readonly label: { readonly x: number; readonly y: number; readonly room: number } | null;
}

/** How far the areas drawn are from those wanted. */
export interface VennError {
  /** Sum of the differences over the area of all sets together; 0 is a drawing to scale. */
  readonly total: number;
  /** The region that is furthest off: what it should show, and what its area shows. */
  readonly worst: { readonly sets: readonly number[]; readonly wanted: number; readonly drawn: number };
}

export interface VennShapes {
  /** Sets of size 0 have none. */
  readonly circles: readonly VennCircle[];
  /** Every combination of the sets, those that are not drawn too; fewest sets first. */
  readonly regions: readonly VennRegion[];
  /** Null when there is nothing to draw. */
  readonly error: VennError | null;
}

/** Square pixels below which a region is not there. */
const VISIBLE = 0.5;
/** Letters for venn.js, which joins names with commas: names of tags may hold some. */
const NAMES = ['a', 'b', 'c'];

const contains = (outer: readonly number[], inner: readonly number[]): boolean => inner.every((set) => outer.includes(set));

/** From values of whole intersections to those of single regions, by inclusion and exclusion. */
function exactly(areas: readonly VennArea[], valueOf: (area: VennArea) => number): number[] {
  return areas.map(({ sets }) =>
    areas.reduce((sum, other) => {
      if (!contains(other.sets, sets)) return sum;
      return sum + valueOf(other) * ((other.sets.length - sets.length) % 2 === 0 ? 1 : -1);
    }, 0),
  );
}

/** @param areas every non-empty combination of one to three sets */
export function vennShapes(areas: readonly VennArea[], { width, height, padding }: VennFrame): VennShapes {
  const sorted = areas.toSorted((a, b) => a.sets.length - b.sets.length);
  const exact = exactly(sorted, ({ size }) => size);
  const empty = new Set(sorted.flatMap(({ sets, size }) => (sets.length === 1 && size === 0 ? sets : [])));
  const drawable = sorted.filter(({ sets }) => !sets.some((set) => empty.has(set)));
  const undrawn = (area: VennArea, index: number): VennRegion => ({ ...area, exact: exact[index], path: null, label: null });
  if (drawable.length === 0) return { circles: [], regions: sorted.map(undrawn), error: null };

  const drawings = layout(
    drawable.map(({ sets, size }) => ({ sets: sets.map((set) => NAMES[set]), size })),
    { width, height, padding },
  );
  const circles = new Map<number, ICircle>();
  drawings.forEach(({ circles: drawn }, index) => {
    const { sets } = drawable[index];
    if (sets.length === 1) circles.set(sets[0], { ...drawn[0], setid: NAMES[sets[0]] });
  });
  const circlesOf = (sets: readonly number[]): ICircle[] => sets.map((set) => circles.get(set) as ICircle);

  // What intersectionArea gives for one circle is its own area, so that this holds for all sizes.
  const areasDrawn = exactly(drawable, ({ sets }) => intersectionArea(circlesOf(sets)));
  const regions = sorted.map((area, index) => {
    const place = drawable.indexOf(area);
    if (place < 0 || areasDrawn[place] < VISIBLE) return undrawn(area, index);
    const inside = circlesOf(area.sets);
    const outside = [...circles].flatMap(([set, circle]) => (area.sets.includes(set) ? [] : [circle]));
    return {
      ...area,
      exact: exact[index],
      path: drawings[place].distinctPath,
      label: labelPlace(inside, outside),
    };
  });
  return {
    circles: [...circles].map(([set, { x, y, radius }]) => ({ set, x, y, r: radius })),
    regions,
    error: drawingError(drawable, areasDrawn, exact.filter((_, index) => drawable.includes(sorted[index]))),
  };
}

function labelPlace(inside: readonly ICircle[], outside: readonly ICircle[]): VennRegion['label'] {
  const { x, y } = computeTextCentre(inside, outside);
  const room = Math.min(
    ...inside.map((circle) => circle.radius - Math.hypot(circle.x - x, circle.y - y)),
    ...outside.map((circle) => Math.hypot(circle.x - x, circle.y - y) - circle.radius),
  );
  return { x, y, room: Math.max(0, room) };
}

function drawingError(areas: readonly VennArea[], drawn: readonly number[], wanted: readonly number[]): VennError | null {
  const elements = wanted.reduce((sum, size) => sum + size, 0);
  const pixels = drawn.reduce((sum, area) => sum + area, 0);
  if (elements === 0 || pixels === 0) return null;
  // The scale under which the picture as a whole is right: what is left is a matter of shape.
  const shown = drawn.map((area) => (area / pixels) * elements);
  const differences = shown.map((size, index) => Math.abs(size - wanted[index]));
  const worst = differences.indexOf(Math.max(...differences));
  return {
    total: differences.reduce((sum, difference) => sum + difference, 0) / elements,
    worst: { sets: areas[worst].sets, wanted: wanted[worst], drawn: shown[worst] },
  };
}
