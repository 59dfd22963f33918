/** Several sources side by side: the three-model table. */
import { classificationReport } from '../../metrics/classification.ts';
import { cutToTargets } from '../../metrics/selection.ts';
import type { RankingScores } from '../../nets/ensemble.ts';
import { rankingScores, type ReportSource } from './source.ts';

export interface ComparedSource {
  readonly id: string;
  readonly name: string;
  readonly tracks: number;
  /** On the tags that all have, in the order of `Comparison.tags`. F1 is null where no track has the tag. */
  readonly f1: readonly (number | null)[];
  readonly support: readonly number[];
  /** Weighted by support. */
  readonly weightedF1: number;
  readonly ranking: RankingScores;
}

export interface Comparison {
  /** Tags that all have, as the first writes them. */
  readonly tags: readonly string[];
  /** Tags that only some have. */
  readonly leftOut: readonly string[];
  /** Of the tags, those that rest on few works in one of the sources or more, and on how many where they are fewest. */
  readonly thin: ReadonlyMap<string, number>;
  readonly sources: readonly ComparedSource[];
  /**
   * Whether all were scored on the same tracks: `differ` makes differences between them partly
   * differences between tracks; `unknown` where one has no content ids to tell.
   */
  readonly tracks: 'same' | 'differ' | 'unknown';
}

function pick<Value>(row: ArrayLike<Value>, columns: readonly number[]): Value[] {
  return columns.map((column) => row[column]);
}

function comparedOf(source: ReportSource, columns: readonly number[]): ComparedSource {
  const targets = source.track.rows.targets.map((row) => pick(row, columns));
  const scores = source.track.rows.scores.map((row) => pick(row, columns));
  const { tags, weighted } = classificationReport(targets, cutToTargets(targets, scores));
  return {
    id: source.id,
    name: source.name,
    tracks: source.tracks.length,
    f1: tags.map(({ f1, support }) => (support > 0 ? f1 : null)),
    support: tags.map(({ support }) => support),
    weightedF1: weighted.f1,
    ranking: rankingScores(targets, scores),
  };
}

function thinIn(sources: readonly ReportSource[], tags: readonly string[]): ReadonlyMap<string, number> {
  const fewest = new Map<string, number>();
  for (const { thin } of sources) {
    for (const [tag, works] of thin) fewest.set(tag.toLowerCase(), Math.min(works, fewest.get(tag.toLowerCase()) ?? works));
  }
  return new Map(
    tags.flatMap((tag): [string, number][] => {
      const works = fewest.get(tag.toLowerCase());
      return works === undefined ? [] : [[tag, works]];
    }),
  );
}

function sameTracks(sources: readonly ReportSource[]): Comparison['tracks'] {
  const [first, ...others] = sources;
  if (others.some(({ kind }) => kind !== first.kind)) return 'unknown';
  const ids = new Set(first.tracks.map(({ id }) => id));
  const same = others.every(({ tracks }) => tracks.length === ids.size && tracks.every(({ id }) => ids.has(id)));
  return same ? 'same' : 'differ';
}

/**
 * Scores all sources anew on the tags that they share, pooled to tracks, every track's highest tags
 * cut to as many as it truly has. Null when they share fewer than two tags.
 */
export function compareSources(sources: readonly ReportSource[]): Comparison | null {
  const columnsOf = sources.map(({ tags }) => new Map(tags.map((tag, column) => [tag.toLowerCase(), column])));
  const shared = sources[0].tags.filter((tag) => columnsOf.every((columns) => columns.has(tag.toLowerCase())));
  if (shared.length < 2) return null;
  const known = new Set(shared.map((tag) => tag.toLowerCase()));
  const leftOut = new Map(
    sources.flatMap(({ tags }) => tags.filter((tag) => !known.has(tag.toLowerCase())).map((tag) => [tag.toLowerCase(), tag])),
  );
  return {
    tags: shared,
    leftOut: [...leftOut.values()],
    thin: thinIn(sources, shared),
    sources: sources.map((source, index) =>
      comparedOf(source, shared.map((tag) => columnsOf[index].get(tag.toLowerCase()) as number)),
    ),
    tracks: sameTracks(sources),
  };
}
