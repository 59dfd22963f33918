/**
 * Trains the nets of one ensemble on all workers of the pool.
 *
 * Every worker trains several nets side by side, a step of each in turn, so that all loss curves
 * live at once and a training that is stopped early leaves no net untrained. The weights do not
 * depend on it: each net draws from its own streams of the seed.
 */
import { proxy, type Remote } from 'comlink';
import type { NetCheckpoint } from '../../nets/checkpoint.ts';
import type { NetArtifact } from '../../nets/ensemble.ts';
import type { TrainingProgress } from '../../nets/plan.ts';
import type { NetsWorker } from '../../workers/protocol.ts';
import type { Keeper } from './keeper.ts';

/** A net in training holds weights, velocities and its best weights: some 3 MB for `post`. */
const SIDE_BY_SIDE = 24;

/** Nets go on from where `keeper` has kept them, and are kept again while they train and when they end. */
export async function trainNets(
  workers: readonly Remote<NetsWorker>[],
  tags: readonly string[],
  keeper: Keeper,
  onProgress: (progress: TrainingProgress) => void,
  onDone: (artifact: NetArtifact) => void,
): Promise<NetArtifact[]> {
  const waiting = [...tags];
  const trained = new Map<string, NetArtifact>();
  const one = async (worker: Remote<NetsWorker>, tag: string): Promise<NetArtifact> => {
    const kept = await keeper.load(tag);
    if (kept?.kind === 'finished') return kept.artifact;
    const artifact = await worker.trainNet(
      tag,
      proxy(onProgress),
      proxy((checkpoint: NetCheckpoint) => keeper.save({ kind: 'training', checkpoint })),
      kept?.checkpoint ?? null,
    );
    await keeper.save({ kind: 'finished', artifact });
    return artifact;
  };
  const lane = async (worker: Remote<NetsWorker>): Promise<void> => {
    for (let tag = waiting.shift(); tag !== undefined; tag = waiting.shift()) {
      const artifact = await one(worker, tag);
      trained.set(tag, artifact);
      onDone(artifact);
    }
  };
  const lanes = Math.min(SIDE_BY_SIDE, Math.ceil(tags.length / workers.length));
  // Lane by lane over the workers, so that the first nets are dealt evenly.
  const running = Array.from({ length: lanes * workers.length }, (_, index) => lane(workers[index % workers.length]));
  try {
    await Promise.all(running);
  } finally {
    // After a failure no lane begins another net.
    waiting.length = 0;
  }
  return tags.flatMap((tag) => trained.get(tag) ?? []);
}
