/** All figures of a report as plain data: what is saved as JSON, and what the HTML file is written from. */
import type { Interval } from '../../metrics/bootstrap.ts';
import type { OutcomeKind } from '../../metrics/outcomes.ts';
import type { RankingScores } from '../../nets/ensemble.ts';
import type { FoldScores } from '../../nets/foldScores.ts';
import { analyse, type Confusions } from './analysis.ts';
import { type CalibrationEffect, calibrationEffect } from './calibrationEffect.ts';
import { singleLabelOf, type SingleLabel } from './singleLabel.ts';
import { tagTallies, type TagTally } from './tagCounts.ts';
import { PASS_PERCENTAGES, passCurves, tagCaptures, type TagCapture } from './topK.ts';
import { canTune, usualRule, usualSize, type Rule } from './decisions.ts';
import { BOOTSTRAP_SEED, rankingIntervals } from './intervals.ts';
import { outcomeEntries, rankingOf } from './outcomeEntries.ts';
import type { Report } from '../state.ts';
import type { LevelName, ReportSource, UnitName } from './source.ts';
import type { TagReport } from './tagScores.ts';

export interface Fact {
  readonly term: string;
  readonly detail: string;
}

/** How tags were given to rows, and how right that was. */
export interface DocumentDecisions extends TagReport {
  readonly rule: Rule;
  /** Lowest and highest over the folds, by tag; null for rules without. */
  readonly thresholds: readonly (readonly [number, number] | null)[] | null;
}

export interface DocumentLevel {
  readonly level: LevelName;
  readonly rows: number;
  readonly ranking: RankingScores;
  readonly prior: RankingScores;
  readonly intervals: {
    readonly coverage: Interval | null;
    readonly lrap: Interval | null;
    /** How many units were drawn from. */
    readonly units: number;
    readonly seed: number;
  };
  readonly decisions: readonly DocumentDecisions[];
}

export interface DocumentTrack {
  readonly id: string;
  readonly title: string;
  readonly work: string;
  readonly outcome: OutcomeKind;
  readonly trueTags: readonly string[];
  /** From the highest score down. */
  readonly ranked: readonly string[];
  /** In the order of the document's tags. */
  readonly scores: Readonly<Record<string, number>>;
  /** Places down the ranking until all true tags are met. */
  readonly places: number;
}

/** Whether the K highest tags hold the true ones, per track. */
export interface DocumentTopK {
  /** The K of `captures`. */
  readonly size: number;
  /** Tracks with a tag. */
  readonly judged: number;
  /** `rates[K − 1]`: share of these that hold at least so many per cent of their tags among the K highest. */
  readonly curves: readonly { readonly percent: number; readonly rates: readonly number[] }[];
  readonly captures: readonly Omit<TagCapture, 'column'>[];
}

export interface ReportDocument {
  readonly format: 'tenfold-report-1';
  readonly name: string;
  readonly kind: ReportSource['kind'];
  /** ISO 8601. */
  readonly savedAt: string;
  readonly facts: readonly Fact[];
  readonly tags: readonly string[];
  /** Those that rest on one or two works. */
  readonly thinTags: readonly { readonly tag: string; readonly works: number }[];
  readonly unit: UnitName;
  readonly prior: { readonly from: ReportSource['priorFrom']; readonly shares: readonly number[] };
  readonly levels: readonly DocumentLevel[];
  /** Per track; null where confidences are as the nets gave them. */
  readonly calibration: CalibrationEffect | null;
  /** The recipe on other splits of its corpus; empty where that was never measured. */
  readonly crossValidation: readonly FoldScores[];
  /** Per track, by the first rule. */
  readonly confusions: Confusions;
  /** Null where no track has a tag. */
  readonly topK: DocumentTopK | null;
  readonly tagCounts: readonly TagTally[];
  /** How each net was trained, epoch by epoch; null where that is unknown. */
  readonly training: Report['nets'] | null;
  /** Null where some track has several tags or none. */
  readonly singleLabel: SingleLabel | null;
  /** In ranked order: fully right, partly right, fully wrong, without a tag. */
  readonly tracks: readonly DocumentTrack[];
}

interface DocumentOptions {
  readonly facts: readonly Fact[];
  /** The K of the first table; null for the rounded coverage error of each level. */
  readonly size: number | null;
  /** Null for imported predictions. */
  readonly nets: Report['nets'] | null;
  readonly savedAt: Date;
  readonly signal: AbortSignal;
}

function topKOf(source: ReportSource, size: number): DocumentTopK | null {
  const curves = passCurves(source, PASS_PERCENTAGES);
  if (!curves) return null;
  return {
    size,
    judged: curves[0].judged,
    curves: curves.map(({ percent, rates }) => ({ percent, rates: [...rates] })),
    captures: tagCaptures(source, size).map(({ tag, captured, missed, rate }) => ({ tag, captured, missed, rate })),
  };
}

const LEVELS: readonly LevelName[] = ['track', 'tile'];

/** Leaves the page room to draw. Rejects with the signal's reason on abort, and with MetricErrors. */
export async function reportDocument(source: ReportSource, { facts, size, nets, savedAt, signal }: DocumentOptions): Promise<ReportDocument> {
  const levels: DocumentLevel[] = [];
  let confusions: Confusions | null = null;
  for (const level of LEVELS) {
    const data = source[level];
    if (!data) continue;
    const top: Rule = { by: 'top', size: size ?? usualSize(data.rows) };
    const rules: Rule[] = usualRule(source.tags.length) === 'top' ? [top, { by: 'targets' }] : [{ by: 'targets' }, top];
    if (canTune(data.rows)) rules.push({ by: 'tuned' });
    const decisions: DocumentDecisions[] = [];
    for (const rule of rules) {
      const analysis = await analyse(source, level, rule, signal);
      confusions ??= analysis.confusions;
      decisions.push({ rule, thresholds: analysis.thresholds, ...analysis.report });
    }
    const { coverage, lrap, units } = await rankingIntervals(data.rows, source.prior, signal);
    levels.push({
      level,
      rows: data.rows.targets.length,
      ranking: data.ranking,
      prior: data.prior,
      intervals: { coverage, lrap, units, seed: BOOTSTRAP_SEED },
      decisions,
    });
  }
  return {
    format: 'tenfold-report-1',
    name: source.name,
    kind: source.kind,
    savedAt: savedAt.toISOString(),
    facts,
    tags: source.tags,
    thinTags: [...source.thin].map(([tag, works]) => ({ tag, works })),
    unit: source.unit,
    prior: { from: source.priorFrom, shares: source.prior },
    levels,
    calibration: calibrationEffect(source),
    crossValidation: source.crossValidation,
    // The level of tracks always exists and comes first.
    confusions: confusions as Confusions,
    topK: topKOf(source, Math.min(source.tags.length, size ?? usualSize(source.track.rows))),
    tagCounts: tagTallies(source),
    // Without what else a net holds: its weights.
    training: nets && nets.map(({ tag, bestEpoch, stopped, history }) => ({ tag, bestEpoch, stopped, history })),
    singleLabel: singleLabelOf(source),
    tracks: outcomeEntries(source).map(({ id, title, work, kind, row, places }) => {
      const ranked = rankingOf(source, row);
      return {
        id,
        title,
        work,
        outcome: kind,
        trueTags: ranked.filter((item) => item.true).map(({ tag }) => tag),
        ranked: ranked.map(({ tag }) => tag),
        scores: Object.fromEntries(ranked.map(({ tag, confidence }) => [tag, confidence])),
        places,
      };
    }),
  };
}
