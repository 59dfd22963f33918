/** Which device the nets run on: started when first needed, chosen by the user, never in silence. */
import type { DeviceInfo, DeviceKind } from '../nets/plan.ts';
import { loadSettings, saveSettings } from '../library/settings.ts';
import netsWorkerUrl from '../workers/nets.worker.ts?worker&url';
import { Pool } from '../workers/pool.ts';
import type { NetsWorker } from '../workers/protocol.ts';
import { keep } from './keeping.ts';
import { CodedError, problem, problemOf } from './problem.ts';
import { notify, store, update } from './store.ts';

/** Each WASM worker holds the nets and its own tiles: beyond eight, memory is the limit. */
const MAXIMUM_WORKERS = 8;

export interface Nets {
  readonly device: DeviceInfo;
  readonly pool: Pool<NetsWorker>;
}

let starting: Promise<Nets> | null = null;
let wanted: DeviceKind | null = null;

/** A GPU that is lost a second time within these milliseconds is given up until the user chooses it again; so is a wrong one. */
const LOST_AGAIN = 15 * 60_000;
let lostAt = Number.NEGATIVE_INFINITY;
let givenUp = false;

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
  const usable = givenUp ? choices.filter(({ kind }) => kind === 'wasm') : choices;
  const choice = usable.find(({ kind }) => kind === wanted) ?? usable[0];
  if (!choice) throw new CodedError(problem('device-failed'));
  scout.terminate();

  // One GPU takes everything through one queue; on WASM no gradient flows between nets, so whole
  // nets are spread over one worker per core.
  const cores = Math.min(MAXIMUM_WORKERS, navigator.hardwareConcurrency || 2);
  const pool = new Pool<NetsWorker>(netsWorkerUrl, 'nets', choice.kind === 'webgpu' ? 1 : cores);
  // Workers share a training's nets: one that breaks ends all, and whoever asks next gets new ones.
  pool.onCrash = (error) => {
    starting = null;
    update({ device: { stage: 'failed', problem: problemOf(error) } });
    pool.terminate(error);
  };
  const devices = await pool.whileAlive(Promise.all(pool.all().map(({ remote }) => remote.use(choice.kind)))).catch((thrown: unknown) => {
    pool.terminate();
    const refused = choice.kind === 'webgpu' && thrown instanceof Error && (thrown.message === 'device-wrong' || isDeviceLost(thrown));
    if (!refused) throw thrown;
    notify('warning', thrown.message === 'device-wrong' ? problem('device-wrong', choice.name) : problem('device-lost-resumed', '', { device: 'WASM' }));
    return null;
  });
  if (devices === null) {
    givenUp = true;
    return startNets();
  }
  const device = devices[0];
  update({ device: { stage: 'ready', device, workers: pool.size, choices } });
  return { device, pool };
}

/** Whether the GPU went away under a job; the same job may then be done on `replaceDevice`. */
export function isDeviceLost(thrown: unknown): boolean {
  return thrown instanceof Error && (thrown.message === 'device-lost' || thrown.message === 'worker-terminated');
}

/**
 * Starts the nets anew after `lost` has lost its GPU: on the GPU once more, on WASM when it is lost
 * again soon or does not start. Says so once, however many jobs were hit.
 */
export function replaceDevice(lost: Nets): Promise<Nets> {
  const known = replacements.get(lost);
  if (known) return known;
  starting = startAgain(lost);
  replacements.set(lost, starting);
  return starting;
}

/** What took the place of nets that are gone. */
const replacements = new WeakMap<Nets, Promise<Nets>>();

/** Does a job on the nets; once more, from its beginning, when their GPU is lost under it. */
export async function onNets<T>(job: (pool: Pool<NetsWorker>) => Promise<T>): Promise<T> {
  const used = await nets();
  try {
    return await job(used.pool);
  } catch (thrown) {
    if (!isDeviceLost(thrown)) throw thrown;
    return job((await replaceDevice(used)).pool);
  }
}

async function startAgain(lost: Nets): Promise<Nets> {
  lost.pool.terminate();
  const now = performance.now();
  givenUp = now - lostAt < LOST_AGAIN;
  lostAt = now;
  const next = await startNets().catch(() => {
    givenUp = true;
    return startNets();
  }).catch((thrown: unknown) => {
    starting = null;
    update({ device: { stage: 'failed', problem: problemOf(thrown) } });
    throw thrown;
  });
  notify('warning', problem('device-lost-resumed', '', { device: next.device.name }));
  return next;
}

/** Moves the nets to another device. Refused while a training runs, which belongs to its device. */
export async function chooseDevice(kind: DeviceKind): Promise<void> {
  if (store.getState().training.stage === 'training') return;
  wanted = kind;
  givenUp = false;
  lostAt = Number.NEGATIVE_INFINITY;
  await keep(() => saveSettings({ device: kind }));
  const old = starting;
  starting = null;
  const gone = await old?.catch(() => null);
  const next = nets();
  if (gone) {
    replacements.set(gone, next);
    gone.pool.terminate();
  }
  await next;
}
