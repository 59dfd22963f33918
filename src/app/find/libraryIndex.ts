import type { TileTimes } from '../../dsp/tileTimes.ts';
import type { Track } from '../state.ts';
import { fitOf, logTerm, weightSum, type AskedAmount } from './fit.ts';
import { foldText } from './foldText.ts';
import { percentilesOf, type Percentiles, type Standing } from './percentile.ts';
import { activeWishes, type Wish } from './query.ts';

/** A track that has its tags and can therefore be ranked. */
export type TaggedTrack = Track & {
  readonly overall: Float32Array;
  readonly raw: Float32Array;
  readonly confidences: Float32Array;
  readonly times: TileTimes;
};

/** A wish that takes part in the ranking, with its column. */
export interface AskedWish {
  readonly tag: string;
  readonly amount: AskedAmount;
  /** Index into the vocabulary. */
  readonly column: number;
}

function isTagged(track: Track | undefined, tags: number): track is TaggedTrack {
  return track !== undefined && track.overall !== null && track.raw !== null && track.confidences !== null && track.times !== null && track.overall.length === tags && tags > 0;
}

/**
 * The library as Find sees it: made once for each change of the library, then asked at each
 * keystroke. What depends on a tag alone is computed when the tag is first asked for, and kept.
 */
export class LibraryIndex {
  /** In the order of arrival. */
  readonly tracks: readonly TaggedTrack[];
  readonly tags: readonly string[];
  /** Tracks of the list that are not tagged (yet). */
  readonly untagged: number;
  readonly #standings = new Map<number, Standing>();
  readonly #terms = new Map<string, Float32Array>();
  readonly #texts: (string | undefined)[] = [];

  constructor(order: readonly string[], tracks: ReadonlyMap<string, Track>, tags: readonly string[]) {
    this.tracks = order.map((key) => tracks.get(key)).filter((track) => isTagged(track, tags.length));
    this.tags = tags;
    this.untagged = order.length - this.tracks.length;
  }

  /** The wishes that this library's vocabulary can answer. */
  asked(wishes: readonly Wish[]): readonly AskedWish[] {
    return activeWishes(wishes, this.tags).map(({ tag, amount }) => ({
      tag,
      amount: amount as AskedAmount,
      column: this.tags.indexOf(tag),
    }));
  }

  /** The library's curve for one tag. */
  percentiles(column: number): Percentiles {
    return this.#standing(column).curve;
  }

  /** One score a track, 0..1, in the order of `tracks`; null when nothing is asked for. */
  scores(asked: readonly AskedWish[]): Float64Array | null {
    if (asked.length === 0) return null;
    const sums = new Float64Array(this.tracks.length);
    for (const wish of asked) {
      const terms = this.#termsOf(wish);
      for (let row = 0; row < sums.length; row += 1) sums[row] += terms[row];
    }
    const weight = weightSum(asked.map(({ amount }) => amount));
    for (let row = 0; row < sums.length; row += 1) sums[row] = Math.exp(sums[row] / weight);
    return sums;
  }

  /** What text filters search in a track: folded title, artist, album and path. */
  text(row: number): string {
    const { title, artist, album, path } = this.tracks[row];
    this.#texts[row] ??= foldText(`${title}\n${artist}\n${album}\n${path}`);
    return this.#texts[row];
  }

  #standing(column: number): Standing {
    let known = this.#standings.get(column);
    if (!known) {
      const confidences = new Float32Array(this.tracks.length);
      for (let row = 0; row < confidences.length; row += 1) {
        const confidence = this.tracks[row].overall[column];
        // A net that diverged answers NaN.
        confidences[row] = confidence > 0 ? confidence : 0;
      }
      known = percentilesOf(confidences);
      this.#standings.set(column, known);
    }
    return known;
  }

  #termsOf({ amount, column }: AskedWish): Float32Array {
    const name = `${amount} ${column}`;
    let terms = this.#terms.get(name);
    if (!terms) {
      const { percentiles } = this.#standing(column);
      terms = new Float32Array(percentiles.length);
      for (let row = 0; row < terms.length; row += 1) terms[row] = logTerm(amount, fitOf(amount, percentiles[row]));
      this.#terms.set(name, terms);
    }
    return terms;
  }
}
