/** What is printed of the folds, with scikit-learn's definitions and intervals by bootstrap over tracks. */
import { bootstrapIntervals } from '../../src/metrics/bootstrap.ts';
import { averagePrecision, rocAuc } from '../../src/metrics/curves.ts';
import { averagePrecisionPerRow, bestCoverageError, coveragePerRow } from '../../src/metrics/ranking.ts';
import { mean, tagColumns } from '../../src/metrics/rows.ts';
import type { Track } from './fold.ts';

export type SplitBy = 'track' | 'group';

/** A held-out track; scores are in the order of the tags. */
export interface ScoredRow {
  /** Its place in the corpus. */
  readonly track: number;
  /** Frequency of each tag among the tracks that its fold was trained on. */
  readonly prior: readonly number[];
  readonly raw: readonly number[];
  readonly calibrated: readonly number[];
}

export interface Scored {
  readonly name: string;
  readonly by: SplitBy;
  readonly seed: number;
  /** How many of the folds there are. */
  readonly folds: number;
  readonly rows: readonly ScoredRow[];
}

export const BOOTSTRAP_SEED = 1;
const THIN_GROUPS = 2;
const OURS = 'tenfold-1';

interface Line {
  readonly label: string;
  readonly seed: number;
  readonly rows: readonly ScoredRow[];
  readonly scores: readonly (readonly number[])[];
}

/** Mean of the values, and the 95 % interval when whole tracks, or whole works, are drawn. */
export async function interval(values: ArrayLike<number>, groups: readonly string[] | null): Promise<[number, number, number]> {
  const units = groups === null ? { rows: values.length } : { groups };
  const [found] = await bootstrapIntervals(units, (drawn) => [mean(Array.from(drawn, (row) => values[row]))], { seed: BOOTSTRAP_SEED });
  return found === null ? [mean(values), Number.NaN, Number.NaN] : [found.estimate, found.low, found.high];
}

export function macro(targets: readonly (readonly boolean[])[], scores: readonly (readonly number[])[], of: typeof rocAuc): number {
  const values = tagColumns(targets, scores).map(of).filter((value) => value !== null);
  return mean(values);
}

/** Prints a table for each split, the per-tag figures of `tenfold-1`, and a closing RESULT line. */
export async function table(all: readonly Scored[], tracks: readonly Track[], tags: readonly string[]): Promise<void> {
  const targetsOf = (rows: readonly ScoredRow[]) => rows.map(({ track }) => tags.map((tag) => tracks[track].tags.includes(tag)));
  const groupsOf = (rows: readonly ScoredRow[]) => rows.map(({ track }) => tracks[track].group);
  for (const by of ['track', 'group'] as const) {
    const here = all.filter((entry) => entry.by === by);
    if (here.length === 0) continue;
    const forest = here.find(({ name }) => name === 'forest');
    console.log(`\nSplit by ${by === 'track' ? 'track' : 'work'}: LRAP [95 % by tracks], coverage error, macro ROC-AUC, macro AP, LRAP less the forest's [95 % by tracks] [95 % by works], and less that of ${OURS} of the same seed before calibration, likewise`);
    const full = here.reduce((best, entry) => (entry.rows.length > best.rows.length ? entry : best));
    const ours = here.find(({ name, seed }) => name === OURS && seed === 1);
    const lines: Line[] = [
      { label: 'prior', seed: 1, rows: full.rows, scores: full.rows.map(({ prior }) => prior) },
      ...here.flatMap(({ name, seed, folds, rows }) => {
        const label = `${name}${name === 'forest' ? '' : ` seed ${seed}`}${folds < 5 ? ` (${folds} of 5 folds)` : ''}`;
        const raw = { label, seed, rows, scores: rows.map((row) => row.raw) };
        return name === 'forest' ? [raw] : [raw, { label: `${label}, calibrated`, seed, rows, scores: rows.map(({ calibrated }) => calibrated) }];
      }),
    ];
    for (const { label, seed, rows, scores } of lines) {
      const targets = targetsOf(rows);
      const own = averagePrecisionPerRow(targets, scores);
      const [lrap, low, high] = await interval(own, null);
      const parts = [
        `${lrap.toFixed(3)} [${low.toFixed(3)} ${high.toFixed(3)}]`,
        `${mean(coveragePerRow(targets, scores)).toFixed(2)} (best ${bestCoverageError(targets).toFixed(2)})`,
        macro(targets, scores, rocAuc).toFixed(3),
        macro(targets, scores, averagePrecision).toFixed(3),
      ];
      for (const opponent of [forest, here.find((entry) => entry.name === OURS && entry.seed === seed)]) {
        if (!opponent || rows.some(({ track }) => !opponent.rows.some((row) => row.track === track))) continue;
        const raw = new Map(opponent.rows.map((row) => [row.track, row.raw]));
        const theirs = averagePrecisionPerRow(targets, rows.map(({ track }) => raw.get(track) ?? []));
        const gains = Array.from(own, (value, row) => value - theirs[row]);
        const [gain, from, to] = await interval(gains, null);
        const [, least, most] = await interval(gains, groupsOf(rows));
        parts.push(`${signed(gain)} [${signed(from)} ${signed(to)}] [${signed(least)} ${signed(most)}]`);
      }
      console.log(`${label.padEnd(44)} ${parts.join('   ')}`);
    }
    printSeeds(here, targetsOf);
    const chosen = ours;
    if (!chosen) continue;
    const targets = targetsOf(chosen.rows);
    const scores = chosen.rows.map(({ calibrated }) => calibrated);
    const priors = chosen.rows.map(({ prior }) => prior);
    console.log('tag: tracks, works, ROC-AUC, AP, AP of the prior');
    tagColumns(targets, scores).forEach((column, tag) => {
      const works = new Set(chosen.rows.filter((_, row) => targets[row][tag]).map(({ track }) => tracks[track].group)).size;
      const blind = averagePrecision(tagColumns(targets, priors)[tag]);
      const own = averagePrecision(column);
      const worse = own !== null && blind !== null && own <= blind ? '  no better than the prior' : '';
      const marks = `${works <= THIN_GROUPS ? '  thin evidence' : ''}${worse}`;
      console.log(`${tags[tag].padEnd(12)} ${targets.filter((row) => row[tag]).length} ${works} ${figure(rocAuc(column))} ${figure(own)} ${figure(blind)}${marks}`);
    });
    const prior = chosen.rows.map((row) => row.prior);
    console.log(
      `RESULT split=${by} lrap=${mean(averagePrecisionPerRow(targets, scores)).toFixed(3)} prior_lrap=${mean(averagePrecisionPerRow(targets, prior)).toFixed(3)} ` +
        `coverage=${mean(coveragePerRow(targets, scores)).toFixed(2)} prior_coverage=${mean(coveragePerRow(targets, prior)).toFixed(2)} auc=${macro(targets, scores, rocAuc).toFixed(3)}`,
    );
  }
}

/** Of what was trained with several seeds on the same folds: what a seed changes, raw. */
function printSeeds(here: readonly Scored[], targetsOf: (rows: readonly ScoredRow[]) => boolean[][]): void {
  for (const name of new Set(here.map((entry) => entry.name))) {
    const most = Math.max(...here.filter((entry) => entry.name === name).map(({ folds }) => folds));
    const alike = here.filter((entry) => entry.name === name && entry.folds === most);
    if (alike.length < 2) continue;
    const values = alike.map(({ rows }) => mean(averagePrecisionPerRow(targetsOf(rows), rows.map(({ raw }) => raw))));
    console.log(
      `${name}, seeds ${alike.map(({ seed }) => seed).join(', ')}, ${most} ${most === 1 ? 'fold' : 'folds'}: LRAP ${mean(values).toFixed(4)}, deviation ${deviation(values).toFixed(4)} (${values.map((value) => value.toFixed(4)).join(', ')})`,
    );
  }
}

/** Of a sample; NaN for fewer than two values. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}

/** With its sign, three decimals. */
export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}

function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}
