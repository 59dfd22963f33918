/** Features of every example of a folder, before a training can be planned. */
import PQueue from 'p-queue';
import type { FeatureSet } from '../../dsp/featureSets.ts';
import type { Tiles } from '../../dsp/tileFormat.ts';
import { loadFeatures } from '../../library/tileCache.ts';
import { secondsLeft } from '../estimate.ts';
import { contentId, featuresOf } from '../features.ts';
import { CodedError, problem, problemOf } from '../problem.ts';
import { openSource } from '../sources.ts';
import type { FolderSummary, Problem } from '../state.ts';
import { update } from '../store.ts';
import type { Example } from './inspect.ts';

const IN_FLIGHT = Math.max(2, Math.min(4, navigator.hardwareConcurrency || 2));

/** An example whose features are at hand. */
export interface Prepared {
  readonly example: Example;
  /** Content hash. */
  readonly id: string;
  /** Number of tiles. */
  readonly count: number;
  /** Tiles in memory where storage refused them; null where the cache holds them. */
  readonly tiles: Tiles | null;
}

/** Features of `set`, in the order of `examples`, without those that failed. Throws AbortError when `signal` aborts. */
export async function prepare(
  folder: FolderSummary,
  examples: readonly Example[],
  set: FeatureSet,
  signal: AbortSignal,
): Promise<{ prepared: Prepared[]; failed: Problem[] }> {
  const prepared: (Prepared | null)[] = examples.map(() => null);
  const failed: Problem[] = [];
  const seen = new Map<string, string>();
  const started = performance.now();
  let done = 0;
  const show = (): void => {
    const left = secondsLeft((performance.now() - started) / 1000, done, examples.length);
    update({ training: { stage: 'preparing', folder, done, total: examples.length, failed: [...failed], secondsLeft: left } });
  };

  const one = async (example: Example): Promise<Prepared> => {
    const id = await contentId(await openSource(example.key, false));
    const twin = seen.get(id);
    // The same music on both sides of a split would be scored on what it was trained on.
    if (twin !== undefined) throw new CodedError(problem('duplicate-example', example.path, { twin }));
    seen.set(id, example.path);
    const { tiles, cached } = await featuresOf(example.key, id, set, signal, () => {});
    return { example, id, count: tiles.count, tiles: cached ? null : tiles };
  };

  show();
  const line = new PQueue({ concurrency: IN_FLIGHT });
  await Promise.all(
    examples.map((example, index) =>
      line.add(async () => {
        signal.throwIfAborted();
        try {
          prepared[index] = await one(example);
        } catch (thrown) {
          signal.throwIfAborted();
          failed.push(problemOf(thrown, example.path));
        }
        done += 1;
        show();
      }),
    ),
  );
  return { prepared: prepared.filter((entry) => entry !== null), failed };
}

/** The tiles of an example that was prepared for `set`. Throws CodedError 'tiles-missing' when the cache was cleared meanwhile. */
export async function tilesOf(entry: Prepared, set: FeatureSet): Promise<Tiles> {
  if (entry.tiles) return entry.tiles;
  const stored = await loadFeatures(set, entry.id);
  if (!stored) throw new CodedError(problem('tiles-missing', entry.example.path));
  return stored.tiles;
}
