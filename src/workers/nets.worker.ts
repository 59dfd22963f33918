/** Adapts src/nets to messages; see `NetsWorker` in protocol.ts for what each call does. */
import { expose, transfer } from 'comlink';
import { listDevices, startDevice } from '../nets/backend.ts';
import type { NetCheckpoint } from '../nets/checkpoint.ts';
import { unlessLost } from '../nets/deviceLoss.ts';
import { Inspection, type InspectedNet } from '../nets/inspection.ts';
import { LoadedEnsemble } from '../nets/prediction.ts';
import { EnsembleTraining } from '../nets/ensembleTraining.ts';
import { StreamedTiles } from '../nets/streamedTiles.ts';
import { ScratchFile } from '../library/scratch.ts';
import type { NetsWorker } from './protocol.ts';
import { reportRequests } from './requestReport.ts';

reportRequests();

let loaded: LoadedEnsemble | null = null;
let training: EnsembleTraining | null = null;

function opened(): EnsembleTraining {
  if (training === null) throw new Error('no-training');
  return training;
}

/** The net looked into last; calls wait for each other, so that none loses its net to the next. */
let inspected: { readonly key: string; readonly inspection: Inspection } | null = null;
let inspections: Promise<unknown> = Promise.resolve();

function inspect<T>(key: string, subject: InspectedNet, look: (inspection: Inspection) => Promise<T>): Promise<T> {
  const job = inspections.then(async () => {
    if (inspected?.key !== key) {
      inspected?.inspection.dispose();
      inspected = null;
      inspected = { key, inspection: await Inspection.load(subject) };
    }
    const { inspection } = inspected;
    return unlessLost(() => look(inspection));
  });
  inspections = job.catch(() => {});
  return job;
}

const worker: NetsWorker = {
  devices: listDevices,
  use: startDevice,
  async load(ensemble) {
    const next = await unlessLost(() => LoadedEnsemble.load(ensemble));
    loaded?.dispose();
    loaded = next;
  },
  async predict({ values, count }) {
    if (loaded === null) throw new Error('no-ensemble');
    const ensemble = loaded;
    const confidences = await unlessLost(() => ensemble.predict(values, count));
    return transfer(confidences, [confidences.buffer]);
  },
  inspectFilters: (key, subject) => inspect(key, subject, (inspection) => inspection.filters()),
  inspectTile: (key, subject, tile) => inspect(key, subject, (inspection) => inspection.tile(tile)),
  inspectOcclusion: (key, subject, { values, count }, occlusion) =>
    inspect(key, subject, (inspection) => inspection.occlude(values, count, occlusion)),
  async beginTraining(plan, place = { kind: 'memory' }) {
    training?.close();
    training = null;
    if (place.kind === 'memory') {
      training = new EnsembleTraining(plan);
      return;
    }
    const file = place.writes ? await ScratchFile.create(place.name) : await ScratchFile.open(place.name);
    training = new EnsembleTraining(plan, new StreamedTiles(file, place.counts, plan.recipe.input));
  },
  async addTiles(track, tiles) {
    await opened().add(track, tiles.values);
  },
  async standardise(known = null) {
    return unlessLost(() => opened().standardise(known));
  },
  async tilesOnDevice() {
    return opened().tilesOnDevice;
  },
  async trainNet(tag, onProgress, onCheckpoint, resume) {
    const hand = async (checkpoint: NetCheckpoint): Promise<void> => {
      const { weights, state, best } = checkpoint;
      await onCheckpoint?.(transfer(checkpoint, [...weights, ...state, ...best].map(({ buffer }) => buffer)));
    };
    const net = await unlessLost(() => opened().trainNet(tag, onProgress, hand, resume));
    return transfer(net, [net.weights]);
  },
  async checkpointSoon() {
    training?.checkpointSoon();
  },
  async stopTraining() {
    training?.stop();
  },
  async endTraining() {
    training?.close();
    training = null;
  },
};

expose(worker);
