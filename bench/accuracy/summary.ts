/** The figures of `tenfold-1` over five complete folds, as an ensemble's card holds them. */
import { bootstrapIntervals } from '../../src/metrics/bootstrap.ts';
import { averagePrecision, rocAuc } from '../../src/metrics/curves.ts';
import { averagePrecisionPerRow, bestCoverageError, coveragePerRow } from '../../src/metrics/ranking.ts';
import { type Column, mean, tagColumns } from '../../src/metrics/rows.ts';
import type { FoldScores, Rival, TagFoldScores } from '../../src/nets/foldScores.ts';
import { CONFIGURATIONS } from './configurations.ts';
import type { Track } from './fold.ts';
import { BOOTSTRAP_SEED, interval, macro, type Scored, type SplitBy } from './table.ts';

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
    if (!own) continue;
    const others = CONFIGURATIONS.flatMap(({ name }) => (name === CONFIGURATION ? [] : (complete(name) ?? [])));
    crossValidation.push({ ...(await scoresOf(by, own, { forest: complete('forest'), others }, tracks, tags)), command: COMMAND, date });
  }
  return { recipe: CONFIGURATION, seed: SEED, crossValidation };
}

async function scoresOf(
  split: SplitBy,
  { rows, folds }: Scored,
  { forest, others }: { readonly forest: Scored | undefined; readonly others: readonly Scored[] },
  tracks: readonly Track[],
  tags: readonly string[],
): Promise<Omit<FoldScores, 'command' | 'date'>> {
  const targetsOf = (of: Scored['rows']) => of.map(({ track }) => tags.map((tag) => tracks[track].tags.includes(tag)));
  const targets = targetsOf(rows);
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
    others: others.map(({ name, rows: theirs }) => {
      const truth = targetsOf(theirs);
      const given = theirs.map(({ calibrated }) => calibrated);
      return { name, lrap: mean(averagePrecisionPerRow(truth, given)), coverage: mean(coveragePerRow(truth, given)) };
    }),
    tags: await tagScores(tags, works, tagColumns(targets, scores), tagColumns(targets, priors)),
  };
}

/** `works` holds the work of each row, the columns one tag each. */
async function tagScores(tags: readonly string[], works: readonly string[], columns: readonly Column[], priors: readonly Column[]): Promise<TagFoldScores[]> {
  // Tags share the draws, as the same tracks stand behind all of them.
  const drawn = (rows: ArrayLike<number>) => columns.map(({ targets, scores }) => averagePrecision({ targets: Array.from(rows, (row) => targets[row]), scores: Array.from(rows, (row) => scores[row]) }));
  const intervals = await bootstrapIntervals({ rows: works.length }, drawn, { seed: BOOTSTRAP_SEED });
  return tags.map((tag, place) => {
    const found = intervals[place];
    const having = works.filter((_, row) => columns[place].targets[row]);
    return {
      tag,
      tracks: having.length,
      works: new Set(having).size,
      rocAuc: rocAuc(columns[place]),
      averagePrecision: found && { value: found.estimate, low: found.low, high: found.high },
      priorAveragePrecision: averagePrecision(priors[place]),
    };
  });
}

async function estimate(values: ArrayLike<number>, groups: readonly string[] | null) {
  const [value, low, high] = await interval(values, groups);
  return { value, low, high };
}
