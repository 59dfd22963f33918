/** Steps away from `tenfold-1` that no recipe of the app's can say: steps.py holds what they are. */
import { createHash } from 'node:crypto';
import { averagePrecisionPerRow } from '../../src/metrics/ranking.ts';
import { mean } from '../../src/metrics/rows.ts';
import { keyOf, REFERENCE } from './configurations.ts';
import type { Track } from './fold.ts';
import { deviation, interval, signed, type SplitBy } from './table.ts';

/** `tenfold-1` itself in PyTorch, which every step is compared with. */
export const PLAIN = 'plain';

/** In the order in which they are trained. */
export const STEPS = [
  'attention',
  'mean-embedding',
  'deltas',
  'context-4',
  'track-statistics',
  'balance',
  'track-mean',
  'mel-bands',
  'context-2',
] as const;

/** Raised when steps.py or reference.py change what a training gives. */
const STEPS_VERSION = 1;

/** What a kept result was trained by; another recipe, or other tracks, give another key. */
export function stepKey(step: string, training: readonly number[]): string {
  const told = JSON.stringify([STEPS_VERSION, step, keyOf(REFERENCE), training]);
  return createHash('sha256').update(told).digest('hex').slice(0, 16);
}

/** One step, or PLAIN, on one split: scores [tracks, tags] of the same held-out tracks by each seed. */
export interface StepScores {
  readonly step: string;
  readonly by: SplitBy;
  /** Indices into the corpus. */
  readonly heldOut: readonly number[];
  readonly seeds: ReadonlyMap<number, readonly (readonly number[])[]>;
}

/** LRAP of a step less PLAIN's by the same seeds on the same tracks. */
export interface StepGain {
  readonly step: string;
  /** Those that PLAIN has too. */
  readonly seeds: readonly number[];
  /** Mean over seeds. */
  readonly lrap: number;
  /** Of that over seeds; NaN for a single one. */
  readonly lrapDeviation: number;
  /** Mean over seeds and tracks, with 95 % intervals when tracks, or whole works, are drawn. */
  readonly gain: number;
  readonly byTracks: readonly [number, number];
  readonly byWorks: readonly [number, number];
  /** Of a seed's gain over seeds; NaN for a single one. */
  readonly gainDeviation: number;
}

/** One entry a step of this split that shares a seed with PLAIN, PLAIN first. Throws where their tracks differ. */
export async function stepGains(all: readonly StepScores[], by: SplitBy, tracks: readonly Track[], tags: readonly string[]): Promise<StepGain[]> {
  const here = all.filter((entry) => entry.by === by);
  const plain = here.find(({ step }) => step === PLAIN);
  if (!plain) return [];
  const targets = plain.heldOut.map((track) => tags.map((tag) => tracks[track].tags.includes(tag)));
  const works = plain.heldOut.map((track) => tracks[track].group);
  const found: StepGain[] = [];
  for (const { step, heldOut, seeds } of here.toSorted((a, b) => Number(b.step === PLAIN) - Number(a.step === PLAIN))) {
    if (heldOut.join() !== plain.heldOut.join()) throw new Error(`${step} held out other tracks than ${PLAIN}.`);
    const pairs = [...seeds].flatMap(([seed, scores]) => {
      const theirs = plain.seeds.get(seed);
      if (!theirs) return [];
      const own = Array.from(averagePrecisionPerRow(targets, scores));
      const opponent = averagePrecisionPerRow(targets, theirs);
      return [{ seed, lrap: mean(own), gains: own.map((value, row) => value - opponent[row]) }];
    });
    if (pairs.length === 0) continue;
    const gains = targets.map((_, row) => mean(pairs.map((pair) => pair.gains[row])));
    const [gain, low, high] = await interval(gains, null);
    const [, least, most] = await interval(gains, works);
    found.push({
      step,
      seeds: pairs.map(({ seed }) => seed),
      lrap: mean(pairs.map(({ lrap }) => lrap)),
      lrapDeviation: deviation(pairs.map(({ lrap }) => lrap)),
      gain,
      byTracks: [low, high],
      byWorks: [least, most],
      gainDeviation: deviation(pairs.map((pair) => mean(pair.gains))),
    });
  }
  return found;
}

/** Prints the gains of each split and closes with a RESULT line. */
export async function stepsTable(all: readonly StepScores[], tracks: readonly Track[], tags: readonly string[]): Promise<void> {
  for (const by of ['track', 'group'] as const) {
    const gains = await stepGains(all, by, tracks, tags);
    if (gains.length === 0) continue;
    const held = all.find((entry) => entry.by === by)?.heldOut.length ?? 0;
    console.log(`\nIn PyTorch, split by ${by === 'track' ? 'track' : 'work'}, ${held} held-out tracks: LRAP (deviation over seeds), less ${PLAIN}'s [95 % by tracks] [95 % by works] (deviation over seeds), seeds`);
    for (const { step, seeds, lrap, lrapDeviation, gain, byTracks, byWorks, gainDeviation } of gains) {
      const difference = `${signed(gain)} ${bounds(byTracks)} ${bounds(byWorks)} (${spread(gainDeviation)})`;
      console.log(`${step.padEnd(18)} ${lrap.toFixed(3)} (${spread(lrapDeviation)})   ${step === PLAIN ? '' : `${difference}   `}${seeds.join()}`);
    }
    console.log(`RESULT steps split=${by} ${gains.map(({ step, lrap, gain }) => (step === PLAIN ? `${step}=${lrap.toFixed(3)}` : `${step}=${signed(gain)}`)).join(' ')}`);
  }
}

function bounds([low, high]: readonly [number, number]): string {
  return `[${signed(low)} ${signed(high)}]`;
}

function spread(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3);
}
