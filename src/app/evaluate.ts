/** Scores an ensemble on tracks that its training never saw, beside what the tags' frequency alone gives. */
import { bestCoverageError, coverageError, labelRankingAveragePrecision } from '../metrics/ranking.ts';
import type { Calibration, Evaluation, HeldOutTrack, RankingScores } from '../nets/ensemble.ts';
import { pool } from './pooled.ts';

type Rows = readonly (readonly boolean[])[];
type Scores = readonly ArrayLike<number>[];

function scoresOf(targets: Rows, scores: Scores): RankingScores {
  return {
    coverage: coverageError(targets, scores),
    bestCoverage: bestCoverageError(targets),
    lrap: labelRankingAveragePrecision(targets, scores),
  };
}

/**
 * Scores per tile and per track (mean over its tiles), both calibrated where the ensemble is.
 * @param prior share of *training* tracks that carry each tag; ranks the tags the same for every track
 */
export function evaluate(heldOut: readonly HeldOutTrack[], prior: readonly number[], calibration: Calibration): Evaluation {
  const tags = prior.length;
  const trackTargets = heldOut.map(({ targets }) => targets);
  const pooled = heldOut.map(({ tileConfidences }) => pool(tileConfidences, tags, calibration));
  const trackScores = pooled.map(({ overall }) => overall);
  const tileTargets: (readonly boolean[])[] = [];
  const tileScores: Float32Array[] = [];
  for (const [index, { targets }] of heldOut.entries()) {
    const { tiles } = pooled[index];
    for (let start = 0; start < tiles.length; start += tags) {
      tileTargets.push(targets);
      tileScores.push(tiles.subarray(start, start + tags));
    }
  }
  return {
    heldOut,
    prior,
    tile: scoresOf(tileTargets, tileScores),
    track: scoresOf(trackTargets, trackScores),
    priorTile: scoresOf(tileTargets, tileTargets.map(() => prior)),
    priorTrack: scoresOf(trackTargets, trackTargets.map(() => prior)),
  };
}

/** Share of tracks that carry each tag, in the order of the tags. */
export function tagFrequencies(targets: Rows, tags: number): number[] {
  return Array.from({ length: tags }, (_, tag) => targets.filter((row) => row[tag]).length / Math.max(1, targets.length));
}
