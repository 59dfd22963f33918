/** What run.ts calls in a real browser: one net on synthetic tiles, in the app's own workers. */
import { proxy, transfer, wrap, type Remote } from 'comlink';
import { TILE_VALUES } from '../../src/dsp/tileFormat.ts';
import { listScratch, removeScratch } from '../../src/library/scratch.ts';
import { SCRATCH, type TrainingPlan, type TrainingProgress } from '../../src/nets/plan.ts';
import { stream } from '../../src/nets/random.ts';
import { POST } from '../../src/nets/recipes.ts';
import netsWorkerUrl from '../../src/workers/nets.worker.ts?worker&url';
import type { NetsWorker } from '../../src/workers/protocol.ts';
import { spawn } from '../../src/workers/spawn.ts';

export interface ScaleRun {
  readonly tiles: number;
  readonly place: 'memory' | 'file';
  readonly workers: number;
  /** Tiles of the net's bag, and of its validation. */
  readonly bag: number;
  readonly validation: number;
  /** Seconds to bring the tiles to the workers and to standardise them. */
  readonly bringing: number;
  /** Tiles that were trained on before the time was up, and the seconds that this took. */
  readonly trained: number;
  readonly seconds: number;
  /** Seconds of the first epoch, validation included; null when the time was up before its end. */
  readonly epoch: number | null;
  /** SHA-256 of the trained weights; null for an epoch that was not finished. */
  readonly weights: string | null;
}

/** As many tracks as a library of soundtracks has, each of some minutes. */
const TILES_A_TRACK = 25;
const TAGS = 10;

/** Music-like numbers are not needed: only their count and their bits matter here. */
function tilesOf(track: number, count: number): Float32Array<ArrayBuffer> {
  const random = stream(1, 'scale', track);
  const values = new Float32Array(count * TILE_VALUES);
  for (let i = 0; i < values.length; i++) values[i] = random.uniform() * 20 - 10;
  return values;
}

async function measure(tiles: number, place: 'memory' | 'file', workers: number, limit: number): Promise<ScaleRun> {
  for (const name of await listScratch()) await removeScratch(name);
  const tracks = Math.ceil(tiles / TILES_A_TRACK);
  const counts = Array.from({ length: tracks }, (_, track) => Math.min(TILES_A_TRACK, tiles - track * TILES_A_TRACK));
  const indices = Array.from({ length: tracks }, (_, track) => track);
  const plan: TrainingPlan = {
    recipe: { ...POST, maximumEpochs: 1 },
    // Every tag is on a tenth of the tracks, evenly over the parts.
    tags: Array.from({ length: TAGS }, (_, tag) => `tag ${tag}`),
    tracks: indices.map((track) => ({
      id: `${track}`,
      group: `${track}`,
      targets: Array.from({ length: TAGS }, (_, tag) => (track + Math.floor(track / TAGS)) % TAGS === tag),
    })),
    split: {
      training: indices.filter((track) => track % 5 !== 0),
      validation: indices.filter((track) => track % 5 === 0),
      heldOut: [],
    },
    seed: 1,
    start: SCRATCH,
  };
  const spawned = Array.from({ length: workers }, (_, index) => spawn(netsWorkerUrl, `nets ${index}`));
  const nets: Remote<NetsWorker>[] = spawned.map((worker) => wrap<NetsWorker>(worker));
  await Promise.all(nets.map((worker) => worker.use('wasm')));
  const start = performance.now();
  const receivers = place === 'file' ? nets.slice(0, 1) : nets;
  if (place === 'file') await nets[0].beginTraining(plan, { kind: 'file', name: 'scale', counts, writes: true });
  else await Promise.all(nets.map((worker) => worker.beginTraining(plan)));
  for (const track of indices) {
    const values = tilesOf(track, counts[track]);
    for (const worker of receivers) {
      const copy = values.slice();
      await worker.addTiles(track, transfer({ count: counts[track], values: copy }, [copy.buffer]));
    }
  }
  const standardiser = await nets[0].standardise();
  for (const worker of nets.slice(1)) {
    if (place === 'file') await worker.beginTraining(plan, { kind: 'file', name: 'scale', counts, writes: false });
    await worker.standardise(standardiser);
  }
  const bringing = (performance.now() - start) / 1000;

  // The last worker trains, which did not write the file.
  const trainer = nets[nets.length - 1];
  const begun = performance.now();
  let trained = 0;
  let seconds = 0;
  let epoch: number | null = null;
  const positives = (part: readonly number[]): number =>
    part.filter((track) => plan.tracks[track].targets[0]).reduce((sum, track) => sum + counts[track], 0);
  const bag = 2 * positives(plan.split.training);
  const onProgress = ({ epochShare }: TrainingProgress): void => {
    const now = (performance.now() - begun) / 1000;
    if (epochShare === 1) {
      epoch = now;
      return;
    }
    trained = Math.round(epochShare * bag);
    seconds = now;
    if (now > limit) void trainer.stopTraining();
  };
  const net = await trainer.trainNet('tag 0', proxy(onProgress));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', net.weights));
  await Promise.all(nets.map((worker) => worker.endTraining()));
  for (const worker of spawned) worker.terminate();
  await removeScratch('scale');
  return {
    tiles,
    place,
    workers,
    bag,
    validation: 2 * positives(plan.split.validation),
    bringing,
    trained,
    seconds,
    epoch,
    weights: epoch === null ? null : [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}

declare global {
  interface Window {
    measureScale: typeof measure;
  }
}

window.measureScale = measure;
