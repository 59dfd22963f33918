/** The figures of `tenfold-1` over five complete folds, as an ensemble's card holds them. */
import { averagePrecision, rocAuc } from '../../src/metrics/curves.ts';
import { averagePrecisionPerRow, bestCoverageError, coveragePerRow } from '../../src/metrics/ranking.ts';
import { mean } from '../../src/metrics/rows.ts';
import type { FoldScores, Rival } from '../../src/nets/foldScores.ts';
import type { Track } from './fold.ts';
import { interval, macro, type Scored, type SplitBy } from './table.ts';

const CONFIGURATION = 'tenfold-1';
const SEED = 1;
const COMMAND = 'npm run bench:accuracy';

export interface Summary {
  /** Id of the recipe that was measured. */
  readonly recipe: string;
  readonly seed: number;
  readonly crossValidation: readonly FoldScores[];
}

/** One entry a split whose `folds` folds are all there; `date` is today, ISO 8601. */
export async function summaryOf(all: readonly Scored[], tracks: readonly Track[], tags: readonly string[], folds: number, date: string): Promise<Summary> {
  const crossValidation: FoldScores[] = [];
  for (const by of ['track', 'group'] as const) {
    const complete = (name: string) => all.find((entry) => entry.name === name && entry.by === by && entry.seed === SEED && entry.folds === folds);
    const own = complete(CONFIGURATION);
    if (own) crossValidation.push({ ...(await scoresOf(by, own, complete('forest'), tracks, tags)), command: COMMAND, date });
  }
  return { recipe: CONFIGURATION, seed: SEED, crossValidation };
}

async function scoresOf(
  split: SplitBy,
  { rows, folds }: Scored,
  forest: Scored | undefined,
  tracks: readonly Track[],
  tags: readonly string[],
): Promise<Omit<FoldScores, 'command' | 'date'>> {
  const targets = rows.map(({ track }) => tags.map((tag) => tracks[track].tags.includes(tag)));
  const works = rows.map(({ track }) => tracks[track].group);
  const scores = rows.map(({ calibrated }) => calibrated);
  const ranked = averagePrecisionPerRow(targets, scores);
  const rival = async (theirs: readonly (readonly number[])[]): Promise<Rival> => {
    const precisions = averagePrecisionPerRow(targets, theirs);
    const gains = Array.from(ranked, (value, row) => value - precisions[row]);
    return { lrap: mean(precisions), gain: { byTracks: await estimate(gains, null), byWorks: await estimate(gains, works) } };
  };
  const priors = rows.map(({ prior }) => prior);
  const grown = forest && new Map(forest.rows.map(({ track, raw }) => [track, raw]));
  return {
    split,
    folds,
    tracks: rows.length,
    works: new Set(works).size,
    lrap: await estimate(ranked, null),
    coverage: mean(coveragePerRow(targets, scores)),
    bestCoverage: bestCoverageError(targets),
    rocAuc: macro(targets, scores, rocAuc),
    averagePrecision: macro(targets, scores, averagePrecision),
    prior: { ...(await rival(priors)), coverage: mean(coveragePerRow(targets, priors)) },
    forest: grown ? await rival(rows.map(({ track }) => grown.get(track) ?? [])) : null,
  };
}

async function estimate(values: ArrayLike<number>, groups: readonly string[] | null) {
  const [value, low, high] = await interval(values, groups);
  return { value, low, high };
}
