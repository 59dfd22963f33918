import { meanOverTiles } from '../../metrics/pooling.ts';
import { rowViews, type ScoreRows, type TargetRows } from '../../metrics/rows.ts';
import type { EnsembleCard, Evaluation } from '../../nets/ensemble.ts';

/** What the metrics take: one row a track or tile. */
export interface HeldOutRows {
  readonly targets: TargetRows;
  readonly scores: ScoreRows;
  /** The unit each row belongs to: rows of one unit are no independent evidence. */
  readonly units: readonly string[];
}

function unitOf({ id, group }: Evaluation['heldOut'][number], split: EnsembleCard['split']): string {
  // A track without a group is one of its own.
  return split === 'group' && group !== '' ? group : id;
}

/** One row a held-out track: the mean over its tiles. */
export function trackRows({ heldOut, prior }: Evaluation, split: EnsembleCard['split']): HeldOutRows {
  return {
    targets: heldOut.map(({ targets }) => targets),
    scores: heldOut.map(({ tileConfidences }) => meanOverTiles(tileConfidences, prior.length)),
    units: heldOut.map((track) => unitOf(track, split)),
  };
}

/** One row a held-out tile, with the targets of its track. */
export function tileRows({ heldOut, prior }: Evaluation, split: EnsembleCard['split']): HeldOutRows {
  const targets: (readonly boolean[])[] = [];
  const scores: Float32Array[] = [];
  const units: string[] = [];
  for (const track of heldOut) {
    for (const row of rowViews(track.tileConfidences, prior.length)) {
      targets.push(track.targets);
      scores.push(row);
      units.push(unitOf(track, split));
    }
  }
  return { targets, scores, units };
}
