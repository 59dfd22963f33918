import { split, type SplitTrack } from './split.ts';

/**
 * Parts whole groups into `count` folds, each of which is held out once: the rest of the tracks loses
 * one fold after the other, each stratified by tags as `split` does it. Every track is in exactly one
 * fold; a fold lists its tracks in ascending order. With fewer groups than folds some stay empty.
 *
 * @param count 2 or more; throws RangeError otherwise
 */
export function folds(tracks: readonly SplitTrack[], seed: number, count: number): number[][] {
  if (!Number.isInteger(count) || count < 2) throw new RangeError(`There are no ${count} folds.`);
  let rest = tracks.map((_, index) => index);
  const parts: number[][] = [];
  for (let left = count; left > 1; left--) {
    const members = rest.map((index) => tracks[index]);
    const { training, heldOut } = split(members, seed + parts.length, { heldOutShare: 1 / left, validationShare: 0 });
    parts.push(heldOut.map((place) => rest[place]));
    rest = training.map((place) => rest[place]);
  }
  return [...parts, rest];
}
