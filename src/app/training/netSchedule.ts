/**
 * Trains the nets of one ensemble on all workers of the pool.
 *
 * Every worker trains several nets side by side, a step of each in turn, so that all loss curves
 * live at once and a training that is stopped early leaves no net untrained. The weights do not
 * depend on it: each net draws from its own streams of the seed.
 */
import { proxy, type Remote } from 'comlink';
import type { NetArtifact } from '../../nets/ensemble.ts';
import type { TrainingProgress } from '../../nets/plan.ts';
import type { NetsWorker } from '../../workers/protocol.ts';

/** A net in training holds weights, velocities and its best weights: some 3 MB for `post`. */
const SIDE_BY_SIDE = 24;

export async function trainNets(
  workers: readonly Remote<NetsWorker>[],
  tags: readonly string[],
  onProgress: (progress: TrainingProgress) => void,
  onDone: (artifact: NetArtifact) => void,
): Promise<NetArtifact[]> {
  const waiting = [...tags];
  const trained = new Map<string, NetArtifact>();
  const lane = async (worker: Remote<NetsWorker>): Promise<void> => {
    for (let tag = waiting.shift(); tag !== undefined; tag = waiting.shift()) {
      const artifact = await worker.trainNet(tag, proxy(onProgress));
      trained.set(tag, artifact);
      onDone(artifact);
    }
  };
  const lanes = Math.min(SIDE_BY_SIDE, Math.ceil(tags.length / workers.length));
  // Lane by lane over the workers, so that the first nets are dealt evenly.
  await Promise.all(Array.from({ length: lanes * workers.length }, (_, index) => lane(workers[index % workers.length])));
  return tags.flatMap((tag) => trained.get(tag) ?? []);
}
