import { bestWindow, type Window } from '../../app/find/bestWindow.ts';
import type { TaggedTrack } from '../../app/find/libraryIndex.ts';
import type { Ranking } from '../../app/find/rank.ts';
import { tileFits } from '../../app/find/tileFits.ts';
import { tilesEnd, type TileTimes } from '../../dsp/tileTimes.ts';

/** How a track fits the query over time. */
export interface TrackFit {
  /** One value a tile, 0..1; all zero when nothing is asked for. */
  readonly fits: Float32Array;
  /** When the tiles sound. */
  readonly times: TileTimes;
  readonly seconds: number;
  /** The best 30 s; the first ones when nothing is asked for. */
  readonly window: Window;
}

/** Computed for the rows in sight and for what is played, never for the whole list. */
export function trackFit({ index, asked }: Pick<Ranking, 'index' | 'asked'>, track: TaggedTrack): TrackFit {
  const fits = tileFits(index, asked, track);
  const seconds = track.seconds ?? tilesEnd(fits.length, track.times);
  return { fits, times: track.times, seconds, window: bestWindow(fits, track.times, seconds) };
}
