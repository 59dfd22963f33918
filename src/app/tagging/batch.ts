/** The tracks that are being tagged together, how far they are, and how long they will take. */
import PQueue from 'p-queue';
import { secondsLeft } from '../estimate.ts';
import { update } from '../store.ts';
import { tagTrack } from './tagTrack.ts';

/** Tracks in flight: one decodes while another is in the nets; more only costs memory. */
const IN_FLIGHT = Math.max(2, Math.min(4, navigator.hardwareConcurrency || 2));

const line = new PQueue({ concurrency: IN_FLIGHT });
const batch = { startedAt: 0, total: 0, done: 0, failed: 0, weight: 0, weightDone: 0 };
let stop = new AbortController();

/** Puts a track at the end of the line. `bytes` is its share of the work, for the estimate. */
export function enqueue(key: string, bytes: number): void {
  if (batch.total === batch.done + batch.failed) {
    Object.assign(batch, { startedAt: performance.now(), total: 0, done: 0, failed: 0, weight: 0, weightDone: 0 });
  }
  batch.total += 1;
  batch.weight += bytes;
  const { signal } = stop;
  void line.add(async () => {
    if (signal.aborted) return;
    const fine = await tagTrack(key, signal);
    if (signal.aborted) return;
    batch[fine ? 'done' : 'failed'] += 1;
    batch.weightDone += bytes;
    show();
  });
  show();
}

/** Stops what runs and empties the line. */
export function endBatch(): void {
  stop.abort();
  stop = new AbortController();
  line.clear();
  batch.total = batch.done + batch.failed;
  show();
}

function show(): void {
  const { total, done, failed, startedAt, weight, weightDone } = batch;
  const running = done + failed < total;
  const left = running ? secondsLeft((performance.now() - startedAt) / 1000, weightDone, weight) : null;
  update({ queue: { running, total, done, failed, secondsLeft: left } });
}
