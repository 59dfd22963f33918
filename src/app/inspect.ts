/** Looking into the nets: what one of them makes of a track's tiles. */
import { type FeatureSet, featureSet, tileValues } from '../dsp/featureSets.ts';
import type { Tiles } from '../dsp/tileFormat.ts';
import { type TileTimes, tileTimes } from '../dsp/tileTimes.ts';
import type { Ensemble, Standardiser } from '../nets/ensemble.ts';
import type { Filters, InspectedNet, TileInspection } from '../nets/inspection.ts';
import { dropsOf, slidingOcclusion } from '../nets/inspectionOcclusion.ts';
import { answering, type Recipe } from '../nets/recipe.ts';
import { nets, onNets } from './device.ts';
import { currentEnsemble } from './ensembles.ts';
import { contentId, featuresOf } from './features.ts';
import { CodedError, problem } from './problem.ts';
import { openSource } from './sources.ts';
import { track } from './store.ts';

/** Values that a tile has in a `Saliency`, at most. */
const SEGMENTS = 20;

/** How tiles of a set are blanked out: `window` frames at once, `step` further each time. */
export interface OcclusionSteps {
  readonly window: number;
  readonly step: number;
  /** Values a tile has in a `Saliency`. */
  readonly segments: number;
}

/** A tenth of the tile at once (0.9 s of 9.3 s), in steps of half of that. */
export function occlusionSteps({ frames }: FeatureSet): OcclusionSteps {
  const step = Math.ceil(frames / SEGMENTS);
  return { window: 2 * step, step, segments: Math.ceil(frames / step) };
}

/** Tiles a worker occludes between two reports: a fifth of a second or so. */
const TILES_AT_ONCE = 4;

/** A track opened for inspection, with the ensemble in use at that time. */
export interface InspectedTrack {
  readonly tiles: Tiles;
  /** Length of the audio. */
  readonly seconds: number;
  /** What the tiles are made of, and when they sound. */
  readonly features: FeatureSet;
  readonly times: TileTimes;
  readonly ensembleId: string;
  readonly tags: readonly string[];
  readonly standardiser: Standardiser;
  readonly recipe: Recipe;
}

/** How the confidence in one tag falls while parts of the tiles are blanked out. */
export interface Saliency {
  /** Of the untouched tiles, one each. */
  readonly confidences: Float32Array<ArrayBuffer>;
  /** [tiles, segments] row-major: the fall where the frames of a segment are blanked, −1..1. */
  readonly drops: Float32Array<ArrayBuffer>;
}

/**
 * A track's tiles, from the cache or decoded now, and what the pictures of it need.
 * @throws CodedError of the source, the decoder, the features or the ensemble; AbortError
 */
export async function openInspection(
  key: string,
  signal: AbortSignal,
  onStage: (stage: 'decoding' | 'features') => void,
): Promise<InspectedTrack> {
  const entry = track(key);
  if (!entry) throw new CodedError(problem('permission-needed'));
  const { id: ensembleId, tags, standardiser, recipe } = await currentEnsemble();
  const id = entry.id ?? (await contentId(await openSource(key, false)));
  signal.throwIfAborted();
  const features = featureSet(recipe.features);
  const { tiles, seconds } = await featuresOf(key, id, features, signal, onStage);
  signal.throwIfAborted();
  return { tiles, seconds, features, times: tileTimes(features, seconds), ensembleId, tags, standardiser, recipe };
}

/** The net that answers for a tag in the ensemble in use, and a name for both. */
async function netOf(tag: string): Promise<{ key: string; set: FeatureSet; subject: InspectedNet }> {
  const ensemble: Ensemble = await currentEnsemble();
  const { net: name, output } = answering(ensemble.recipe, ensemble.tags, tag);
  const net = ensemble.nets.find((candidate) => candidate.tag === name);
  if (!net) throw new CodedError(problem('ensemble-missing', tag));
  const { recipe, standardiser } = ensemble;
  const { topology, weightSpecs, weights } = net;
  const set = featureSet(recipe.features);
  return { key: `${ensemble.id}/${tag}`, set, subject: { recipe, standardiser, net: { topology, weightSpecs, weights }, output } };
}

/** First-layer kernels of a tag's net; null for a net without convolutions. */
export async function filtersOf(tag: string): Promise<Filters | null> {
  const { key, subject } = await netOf(tag);
  return onNets((pool) => pool.run((worker) => worker.inspectFilters(key, subject)));
}

/** Feature maps and confidence of tile number `tile` in a tag's net. */
export async function tileInspectionOf(tag: string, tiles: Tiles, tile: number): Promise<TileInspection> {
  const { key, set, subject } = await netOf(tag);
  const size = tileValues(set);
  const values = tiles.values.slice(tile * size, (tile + 1) * size);
  return onNets((pool) => pool.run((worker) => worker.inspectTile(key, subject, values)));
}

/**
 * Occlusion saliency of all tiles: each stretch of frames (see `occlusionSteps`) is replaced by the
 * training mean in turn. A few tiles at a time, spread over the workers.
 * @throws AbortError once `signal` is aborted and what runs has ended
 */
export async function saliencyOf(
  tag: string,
  tiles: Tiles,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Saliency> {
  const { key, set, subject } = await netOf(tag);
  const { window, step, segments } = occlusionSteps(set);
  const size = tileValues(set);
  const { pool } = await nets();
  signal.throwIfAborted();
  const occlusion = slidingOcclusion(set.frames, window, step);
  const positions = occlusion.starts.length;
  const confidences = new Float32Array(tiles.count);
  const drops = new Float32Array(tiles.count * segments);
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    while (next < tiles.count && !signal.aborted) {
      const from = next;
      const count = Math.min(TILES_AT_ONCE, tiles.count - from);
      next += count;
      const values = tiles.values.slice(from * size, (from + count) * size);
      const { whole, occluded } = await onNets((current) =>
        current.run((worker) => worker.inspectOcclusion(key, subject, { count, values }, occlusion)),
      );
      confidences.set(whole, from);
      for (let i = 0; i < count; i++) {
        const row = occluded.subarray(i * positions, (i + 1) * positions);
        drops.set(dropsOf(whole[i], row, set.frames, step, occlusion), (from + i) * segments);
      }
      done += count;
      onProgress(done / tiles.count);
    }
  };
  await Promise.all(Array.from({ length: pool.size }, lane));
  signal.throwIfAborted();
  return { confidences, drops };
}
