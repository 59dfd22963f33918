/** Looking into the nets: what one of them makes of a track's tiles. */
import { TILE_FRAMES, TILE_VALUES, type Tiles } from '../dsp/tileFormat.ts';
import type { Ensemble, Standardiser } from '../nets/ensemble.ts';
import type { Filters, InspectedNet, TileInspection } from '../nets/inspection.ts';
import { dropsOf, slidingOcclusion } from '../nets/inspectionOcclusion.ts';
import type { Recipe } from '../nets/recipe.ts';
import { nets, onNets } from './device.ts';
import { currentEnsemble } from './ensembles.ts';
import { contentId, featuresOf } from './features.ts';
import { CodedError, problem } from './problem.ts';
import { openSource } from './sources.ts';
import { track } from './store.ts';

/** Frames blanked out at once, 0.9 s, and how far the blank moves each time. */
export const OCCLUSION_WINDOW = 10;
export const OCCLUSION_STEP = 5;
/** Values a tile has in a `Saliency`. */
export const TILE_SEGMENTS = Math.ceil(TILE_FRAMES / OCCLUSION_STEP);
/** Tiles a worker occludes between two reports: a fifth of a second or so. */
const TILES_AT_ONCE = 4;

/** A track opened for inspection, with the ensemble in use at that time. */
export interface InspectedTrack {
  readonly tiles: Tiles;
  /** Length of the audio. */
  readonly seconds: number;
  readonly ensembleId: string;
  readonly tags: readonly string[];
  readonly standardiser: Standardiser;
  readonly recipe: Recipe;
}

/** How the confidence in one tag falls while parts of the tiles are blanked out. */
export interface Saliency {
  /** Of the untouched tiles, one each. */
  readonly confidences: Float32Array<ArrayBuffer>;
  /** [tiles, TILE_SEGMENTS] row-major: the fall where these OCCLUSION_STEP frames are blanked, −1..1. */
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
  const { tiles, seconds } = await featuresOf(key, id, signal, onStage);
  signal.throwIfAborted();
  return { tiles, seconds, ensembleId, tags, standardiser, recipe };
}

/** The net of a tag in the ensemble in use, and a name for it. */
async function netOf(tag: string): Promise<{ key: string; subject: InspectedNet }> {
  const ensemble: Ensemble = await currentEnsemble();
  const net = ensemble.nets.find((candidate) => candidate.tag === tag);
  if (!net) throw new CodedError(problem('ensemble-missing', tag));
  const { recipe, standardiser } = ensemble;
  const { topology, weightSpecs, weights } = net;
  return { key: `${ensemble.id}/${tag}`, subject: { recipe, standardiser, net: { topology, weightSpecs, weights } } };
}

/** First-layer kernels of a tag's net; null for a net without convolutions. */
export async function filtersOf(tag: string): Promise<Filters | null> {
  const { key, subject } = await netOf(tag);
  return onNets((pool) => pool.run((worker) => worker.inspectFilters(key, subject)));
}

/** Feature maps and confidence of tile number `tile` in a tag's net. */
export async function tileInspectionOf(tag: string, tiles: Tiles, tile: number): Promise<TileInspection> {
  const { key, subject } = await netOf(tag);
  const values = tiles.values.slice(tile * TILE_VALUES, (tile + 1) * TILE_VALUES);
  return onNets((pool) => pool.run((worker) => worker.inspectTile(key, subject, values)));
}

/**
 * Occlusion saliency of all tiles: each stretch of OCCLUSION_WINDOW frames is replaced by the
 * training mean in turn. A few tiles at a time, spread over the workers.
 * @throws AbortError once `signal` is aborted and what runs has ended
 */
export async function saliencyOf(
  tag: string,
  tiles: Tiles,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Saliency> {
  const { key, subject } = await netOf(tag);
  const { pool } = await nets();
  signal.throwIfAborted();
  const occlusion = slidingOcclusion(TILE_FRAMES, OCCLUSION_WINDOW, OCCLUSION_STEP);
  const positions = occlusion.starts.length;
  const confidences = new Float32Array(tiles.count);
  const drops = new Float32Array(tiles.count * TILE_SEGMENTS);
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    while (next < tiles.count && !signal.aborted) {
      const from = next;
      const count = Math.min(TILES_AT_ONCE, tiles.count - from);
      next += count;
      const values = tiles.values.slice(from * TILE_VALUES, (from + count) * TILE_VALUES);
      const { whole, occluded } = await onNets((current) =>
        current.run((worker) => worker.inspectOcclusion(key, subject, { count, values }, occlusion)),
      );
      confidences.set(whole, from);
      for (let i = 0; i < count; i++) {
        const row = occluded.subarray(i * positions, (i + 1) * positions);
        drops.set(dropsOf(whole[i], row, TILE_FRAMES, OCCLUSION_STEP, occlusion), (from + i) * TILE_SEGMENTS);
      }
      done += count;
      onProgress(done / tiles.count);
    }
  };
  await Promise.all(Array.from({ length: pool.size }, lane));
  signal.throwIfAborted();
  return { confidences, drops };
}
