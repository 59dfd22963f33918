/** Stored features of tracks as pictures: the tiles of one, and excerpts of several. */
import { type FeatureSet, tileSeconds, tileValues } from '../../dsp/featureSets.ts';
import { FILM_SCORE_MEL, melCorners } from '../../dsp/melScale.ts';
import { logEnergies } from '../../dsp/resynthesisTargets.ts';
import { rowNumbers } from '../../dsp/rowNames.ts';
import { MEL_BANDS, type Tiles } from '../../dsp/tileFormat.ts';
import { tileSpan, tileTimes } from '../../dsp/tileTimes.ts';
import { cachedTracks, loadFeatures } from '../../library/tileCache.ts';
import { fitStandardiser, standardise } from '../../nets/standardiser.ts';
import { keep } from '../keeping.ts';

export interface TrackTiles {
  readonly tiles: Tiles;
  /** Length of the audio. */
  readonly seconds: number;
}

/** Null where the features of this content are not stored. */
export async function storedTiles(set: FeatureSet, contentId: string): Promise<TrackTiles | null> {
  const features = await keep(() => loadFeatures(set, contentId));
  return features ? { tiles: features.tiles, seconds: features.seconds } : null;
}

/** Content ids of all tracks whose features are stored. */
export async function storedContents(set: FeatureSet): Promise<ReadonlySet<string>> {
  return (await keep(() => cachedTracks(set))) ?? new Set();
}

/** What is measured from the foot of a picture to its top: middles of mel bands in Hz, or coefficients by number. */
export interface PictureRows {
  readonly kind: 'hertz' | 'coefficients';
  readonly numbers: readonly number[];
}

/** Half a minute of a track, or so. */
export interface Excerpt {
  /** [rows, frames] row-major. */
  readonly values: Float32Array<ArrayBuffer>;
  readonly frames: number;
  readonly rows: PictureRows;
  /** Where colours begin and end. */
  readonly low: number;
  readonly high: number;
  readonly unit: 'dB' | 'standard deviations';
  /** Where it lies in the track, seconds. */
  readonly from: number;
  readonly to: number;
}

/** About as long as the clips of tagging data sets. */
const EXCERPT_SECONDS = 29;
const DECIBELS = 10 / Math.LN10;
/** From the quiet to the loud bands of most music, about the mean of a moment. */
const ABOUT_MEAN = 20;
/** How far below the loudest value a spectrogram is drawn. */
const RANGE = 60;
const DEVIATIONS = 3;

/** Tiles side by side, [height, tiles · frames]. */
function joined(values: Float32Array, first: number, count: number, { height, frames }: FeatureSet): Float32Array<ArrayBuffer> {
  const out = new Float32Array(count * height * frames);
  for (let tile = 0; tile < count; tile++) {
    for (let row = 0; row < height; row++) {
      const at = ((first + tile) * height + row) * frames;
      out.set(values.subarray(at, at + frames), row * count * frames + tile * frames);
    }
  }
  return out;
}

/** Columns of tiles that share one excerpt, put back between each other: [height, tiles · frames]. */
function interleaved(values: Float32Array, count: number, { height, frames }: FeatureSet): Float32Array<ArrayBuffer> {
  const out = new Float32Array(count * height * frames);
  for (let tile = 0; tile < count; tile++) {
    for (let row = 0; row < height; row++) {
      for (let frame = 0; frame < frames; frame++) {
        out[row * count * frames + frame * count + tile] = values[(tile * height + row) * frames + frame];
      }
    }
  }
  return out;
}

/** Film-score coefficients as the mel bands that they were: 40 of 41, so each frame lacks its level. */
function melOfFilmScore(values: Float32Array, first: number, count: number, set: FeatureSet): Float32Array<ArrayBuffer> {
  const frames = count * set.frames;
  const size = tileValues(set);
  const logs = logEnergies({ count, values: values.slice(first * size, (first + count) * size) }, new Float64Array(frames));
  const out = new Float32Array(frames * MEL_BANDS);
  for (let frame = 0; frame < frames; frame++) {
    for (let band = 0; band < MEL_BANDS; band++) out[band * frames + frame] = logs[frame * MEL_BANDS + band] * DECIBELS;
  }
  return out;
}

/** What sounds of `length` seconds from `from` on: the silence that fills up the tile of a short track is left out. */
function sounding(values: Float32Array<ArrayBuffer>, frames: number, from: number, length: number, seconds: number): Sounding {
  const kept = Math.min(frames, Math.max(1, Math.round((frames * (seconds - from)) / length)));
  const span = { from, to: from + (kept / frames) * length };
  if (kept === frames) return { values, frames, span };
  const height = values.length / frames;
  const own = new Float32Array(height * kept);
  for (let row = 0; row < height; row++) own.set(values.subarray(row * frames, row * frames + kept), row * kept);
  return { values: own, frames: kept, span };
}

interface Sounding {
  readonly values: Float32Array<ArrayBuffer>;
  readonly frames: number;
  readonly span: Pick<Excerpt, 'from' | 'to'>;
}

/** The middle of a track: as a spectrogram where the features hold one, else as its standardised coefficients. */
export function excerptOf(set: FeatureSet, { tiles: { count, values: all }, seconds }: TrackTiles): Excerpt {
  const times = tileTimes(set, seconds);
  if (set.layout.kind === 'columns') {
    const { values, frames, span } = sounding(interleaved(all, count, set), count * set.frames, times.first, tileSeconds(set), seconds);
    return { ...coefficients(values, frames, set), ...span };
  }
  const shown = Math.min(count, Math.max(1, Math.floor(EXCERPT_SECONDS / tileSeconds(set))));
  const first = Math.floor((count - shown) / 2);
  const film = set.id === 'film-score-mfcc';
  const { values, frames, span } = sounding(
    film ? melOfFilmScore(all, first, shown, set) : joined(all, first, shown, set),
    shown * set.frames,
    tileSpan(first, times, seconds).from,
    shown * tileSeconds(set),
    seconds,
  );
  if (film) {
    const rows = { kind: 'hertz', numbers: [...melCorners(MEL_BANDS, set.sampleRate, FILM_SCORE_MEL).subarray(1, MEL_BANDS + 1)] } as const;
    return { values, frames, rows, low: -ABOUT_MEAN, high: ABOUT_MEAN, unit: 'dB', ...span };
  }
  if (set.rows.kind === 'coefficients') return { ...coefficients(values, frames, set), ...span };
  if (set.rows.unit === 'ln') for (let index = 0; index < values.length; index++) values[index] *= DECIBELS;
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return { values, frames, rows: { kind: 'hertz', numbers: rowNumbers(set) }, low: high - RANGE, high, unit: 'dB', ...span };
}

function coefficients(values: Float32Array<ArrayBuffer>, frames: number, set: FeatureSet): Omit<Excerpt, 'from' | 'to'> {
  standardise(values, values, fitStandardiser([values], set.height, frames), frames);
  return { values, frames, rows: { kind: 'coefficients', numbers: rowNumbers(set) }, low: -DEVIATIONS, high: DEVIATIONS, unit: 'standard deviations' };
}
