/** What gradients.spec.ts calls in a real browser. */
import { proxy, wrap } from 'comlink';
import { startDevice } from '../../src/nets/backend.ts';
import type { NetArtifact } from '../../src/nets/ensemble.ts';
import { runConvolutions, type ConvolutionResult } from '../../src/nets/kernels/convolutionSuite.ts';
import { dropoutStatistics, type MaskStatistic } from '../../src/nets/kernels/dropoutStatistics.ts';
import { runSuite, type CaseResult } from '../../src/nets/kernels/gradientSuite.ts';
import { type DeviceInfo, type DeviceKind, SCRATCH, type TrainingPlan } from '../../src/nets/plan.ts';
import { gatherAgreement, type GatherAgreement, groupTraining, residentTraining, soloAgreement, stackAgreement, type StepAgreement, type SystemName, type SystemRun, systemTraining } from '../../src/nets/gpuSuite.ts';
import type { TrainedWeights } from '../../src/nets/training.ts';
import { stream } from '../../src/nets/random.ts';
import type { Recipe } from '../../src/nets/recipe.ts';
import { POST } from '../../src/nets/recipes.ts';
import netsWorkerUrl from '../../src/workers/nets.worker.ts?worker&url';
import type { NetsWorker } from '../../src/workers/protocol.ts';
import { spawn } from '../../src/workers/spawn.ts';

export interface WorkerRun {
  readonly devices: readonly DeviceInfo[];
  readonly nets: readonly Pick<NetArtifact, 'bestEpoch' | 'stopped' | 'history'>[];
  /** Weights of the net that was trained, as a checksum by position. */
  readonly weights: readonly number[];
  readonly confidences: readonly number[];
  readonly again: readonly number[];
  readonly reports: number;
  /** Milliseconds between stopTraining and the end of trainNet. */
  readonly stopped: number;
}

const TRACKS = 12;
const TILES = 4;

async function suite(kind: DeviceKind, seed: number): Promise<CaseResult[]> {
  await startDevice(kind);
  return runSuite(kind, seed);
}

/** Statistics of the masks that a device draws, for each of the rates of `post`. */
async function dropout(kind: DeviceKind): Promise<MaskStatistic[]> {
  await startDevice(kind);
  return dropoutStatistics([0.1, 0.2, 0.3, 0.4, 0.5]);
}

async function convolutions(seed: number): Promise<ConvolutionResult[]> {
  await startDevice('wasm');
  return runConvolutions(seed);
}

/** Trains a small `post` net in a worker as the app does, stops a second one, predicts. */
async function train(seed: number): Promise<WorkerRun> {
  const worker = spawn(netsWorkerUrl, 'nets');
  const nets = wrap<NetsWorker>(worker);
  const devices = await nets.devices();
  await nets.use('wasm');
  const recipe = { ...POST, maximumEpochs: 2 };
  const plan: TrainingPlan = {
    recipe,
    tags: ['Loud', 'Long'],
    tracks: Array.from({ length: TRACKS }, (_, index) => ({
      id: `${index}`,
      group: `${index}`,
      targets: [index % 2 === 0, index % 3 === 0],
    })),
    split: { training: [0, 1, 2, 3, 4, 5, 6, 7], validation: [8, 9, 10, 11], heldOut: [] },
    seed,
    start: SCRATCH,
  };
  await nets.beginTraining(plan);
  for (let track = 0; track < TRACKS; track++) await nets.addTiles(track, tilesOf(track));
  const standardiser = await nets.standardise();
  let reports = 0;
  const count = proxy(() => {
    reports++;
  });
  const trained = await nets.trainNet('Loud', count);
  // The second net would run for minutes; it is stopped at its first report.
  await nets.beginTraining({ ...plan, recipe: { ...recipe, maximumEpochs: 1000, patience: 1000 } });
  for (let track = 0; track < TRACKS; track++) await nets.addTiles(track, tilesOf(track));
  await nets.standardise();
  let asked = 0;
  const stop = proxy(() => {
    if (asked !== 0) return;
    asked = performance.now();
    void nets.stopTraining();
  });
  const cut = await nets.trainNet('Long', stop);
  const stopped = performance.now() - asked;
  await nets.endTraining();
  const ensemble = { id: 'e2e', tags: plan.tags, recipe, standardiser, nets: [trained, cut] };
  await nets.load(ensemble);
  const confidences = [...(await nets.predict(tilesOf(3)))];
  await nets.load(ensemble);
  const again = [...(await nets.predict(tilesOf(3)))];
  worker.terminate();
  return {
    devices,
    nets: [trained, cut].map(({ bestEpoch, stopped, history }) => ({ bestEpoch, stopped, history })),
    weights: [...new Int32Array(trained.weights)],
    confidences,
    again,
    reports,
    stopped,
  };
}

export interface SmallRun {
  readonly device: DeviceInfo;
  readonly validationLosses: readonly number[];
  readonly weights: readonly number[];
  readonly confidences: readonly number[];
}

/** Tiles gathered on the GPU, in one buffer, in several, and as halves. */
async function gathers(): Promise<GatherAgreement[]> {
  await startDevice('webgpu');
  const buffer = 10 * 560;
  const rooms = [{ memory: 1e9, buffer: 1e9 }, { memory: 1e9, buffer }, { memory: 20_000, buffer }];
  const results: GatherAgreement[] = [];
  for (const room of rooms) results.push(await gatherAgreement(room));
  return results;
}

const listed = ({ weights, history, stopped }: TrainedWeights) => ({ weights: weights.map((values) => [...values]), history, stopped });

type Listed = ReturnType<typeof listed>;

async function resident(): Promise<Listed[]> {
  await startDevice('webgpu');
  return (await residentTraining()).map(listed);
}

async function stacks(): Promise<StepAgreement[]> {
  await startDevice('webgpu');
  return stackAgreement();
}

async function solo(): Promise<StepAgreement> {
  await startDevice('webgpu');
  return soloAgreement();
}

async function groups(): Promise<{ together: Listed[]; inTurn: Listed[] }> {
  await startDevice('webgpu');
  const { together, inTurn } = await groupTraining();
  return { together: together.map(listed), inTurn: inTurn.map(listed) };
}

/** Two epochs of another system's net on a device, with changes of its recipe. */
async function system(kind: DeviceKind, name: SystemName, changes: Partial<Recipe> = {}): Promise<SystemRun & { readonly device: DeviceKind }> {
  const device = await startDevice(kind);
  return { ...(await systemTraining(name, changes)), device: device.kind };
}

/** Two epochs of a small net in a worker on a device, and what it then predicts. */
async function trainSmall(kind: DeviceKind): Promise<SmallRun> {
  const worker = spawn(netsWorkerUrl, 'nets');
  const nets = wrap<NetsWorker>(worker);
  const device = await nets.use(kind);
  const recipe: Recipe = {
    ...POST,
    convolutions: [{ filters: 4, kernel: 3, padding: 'valid', pool: 2, dropout: 0.1 }],
    dense: [{ units: 5, dropout: 0.2 }],
    maximumEpochs: 2,
  };
  await nets.beginTraining({
    recipe,
    tags: ['Loud'],
    tracks: Array.from({ length: TRACKS }, (_, index) => ({ id: `${index}`, group: `${index}`, targets: [index % 2 === 0] })),
    split: { training: [0, 1, 2, 3, 4, 5], validation: [6, 7, 8, 9], heldOut: [10, 11] },
    seed: 3,
    start: SCRATCH,
  });
  for (let track = 0; track < TRACKS; track++) await nets.addTiles(track, tilesOf(track));
  const standardiser = await nets.standardise();
  const net = await nets.trainNet('Loud', proxy(() => {}));
  await nets.load({ id: 'small', tags: ['Loud'], recipe, standardiser, nets: [net] });
  const confidences = [...(await nets.predict(tilesOf(10))), ...(await nets.predict(tilesOf(11)))];
  worker.terminate();
  const validationLosses = net.history.map((record) => record.validationLoss);
  return { device, validationLosses, weights: [...new Float32Array(net.weights)], confidences };
}

function tilesOf(track: number) {
  const random = stream(1, 'tiles', track);
  const { coefficients, frames } = POST.input;
  const loud = track % 2 === 0 ? 3 : 1;
  const values = Float32Array.from(
    { length: TILES * coefficients * frames },
    () => loud * (random.uniform() - 0.5) + 4,
  );
  return { count: TILES, values };
}

declare global {
  interface Window {
    gradients: {
      suite: typeof suite;
      convolutions: typeof convolutions;
      dropout: typeof dropout;
      train: typeof train;
      trainSmall: typeof trainSmall;
      gathers: typeof gathers;
      resident: typeof resident;
      stacks: typeof stacks;
      groups: typeof groups;
      solo: typeof solo;
      system: typeof system;
    };
  }
}

window.gradients = { suite, convolutions, dropout, train, trainSmall, gathers, resident, stacks, groups, solo, system };
