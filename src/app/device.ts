/** Which device the nets run on: started when first needed, chosen by the user, never in silence. */
import type { DeviceInfo, DeviceKind } from '../nets/plan.ts';
import { loadSettings, saveSettings } from '../library/settings.ts';
import netsWorkerUrl from '../workers/nets.worker.ts?worker&url';
import { Pool } from '../workers/pool.ts';
import type { NetsWorker } from '../workers/protocol.ts';
import { keep } from './keeping.ts';
import { CodedError, problem, problemOf } from './problem.ts';
import { store, update } from './store.ts';

/** Each WASM worker holds the nets and its own tiles: beyond eight, memory is the limit. */
const MAXIMUM_WORKERS = 8;

export interface Nets {
  readonly device: DeviceInfo;
  readonly pool: Pool<NetsWorker>;
}

let starting: Promise<Nets> | null = null;
let wanted: DeviceKind | null = null;

/** The nets, started on the chosen device. Every caller gets the same ones. */
export function nets(): Promise<Nets> {
  starting ??= startNets().catch((thrown: unknown) => {
    starting = null;
    update({ device: { stage: 'failed', problem: problemOf(thrown) } });
    throw thrown;
  });
  return starting;
}

async function startNets(): Promise<Nets> {
  update({ device: { stage: 'starting' } });
  const scout = new Pool<NetsWorker>(netsWorkerUrl, 'nets', 1);
  const choices = await scout.run((worker) => worker.devices());
  wanted ??= (await keep(() => loadSettings()))?.device ?? null;
  const choice = choices.find(({ kind }) => kind === wanted) ?? choices[0];
  if (!choice) throw new CodedError(problem('device-failed'));
  scout.terminate();

  // One GPU takes everything through one queue; on WASM no gradient flows between nets, so whole
  // nets are spread over one worker per core.
  const cores = Math.min(MAXIMUM_WORKERS, navigator.hardwareConcurrency || 2);
  const pool = new Pool<NetsWorker>(netsWorkerUrl, 'nets', choice.kind === 'webgpu' ? 1 : cores);
  pool.onCrash = (message) => update({ device: { stage: 'failed', problem: problemOf(new Error(message)) } });
  const devices = await Promise.all(pool.all().map(({ remote }) => remote.use(choice.kind)));
  const device = devices[0];
  update({ device: { stage: 'ready', device, workers: pool.size, choices } });
  return { device, pool };
}

/** Moves the nets to another device. Refused while a training runs, which belongs to its device. */
export async function chooseDevice(kind: DeviceKind): Promise<void> {
  if (store.getState().training.stage === 'training') return;
  wanted = kind;
  await keep(() => saveSettings({ device: kind }));
  const old = starting;
  starting = null;
  if (old) (await old.catch(() => null))?.pool.terminate();
  await nets();
}
