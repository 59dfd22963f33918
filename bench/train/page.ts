/** What run.ts calls in a real browser. */
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgpu';
import { findBackend, ready, setBackend } from '@tensorflow/tfjs-core';
import { startDevice } from '../../src/nets/backend.ts';
import { APPENDIX, POST } from '../../src/nets/recipes.ts';
import { instrumentWasm, measurePrediction, measureTraining } from '../../src/nets/speed.ts';
import { OwnStep, StockStep, type TrainingStep } from './steps.ts';

/** Backends of tfjs that have all kernels a training step needs; its WASM lacks the filter gradient. */
export type StockBackend = 'cpu' | 'webgl' | 'webgpu';

const steps = new Map<string, { backend: string; step: TrainingStep }>();

async function switchTo(backend: string): Promise<boolean> {
  const started = backend === 'wasm' ? startDevice('wasm').then(() => true) : setBackend(backend);
  const done = await started.catch(() => false);
  if (done) await ready();
  return done && findBackend(backend) !== null;
}

/** Makes a contender ready, with one step to warm up; milliseconds of that step, or null: no such backend. */
async function prepare(contender: 'ours' | StockBackend, batch: number): Promise<number | null> {
  const backend = contender === 'ours' ? 'wasm' : contender;
  if (!(await switchTo(backend))) return null;
  steps.get(contender)?.step.dispose();
  const step = contender === 'ours' ? new OwnStep(POST, batch) : new StockStep(POST, batch);
  steps.set(contender, { backend, step });
  return timed(step);
}

/** Milliseconds of one step of a contender that is ready. */
async function measure(contender: string): Promise<number> {
  const entry = steps.get(contender);
  if (entry === undefined) throw new Error(`${contender} is not ready`);
  await switchTo(entry.backend);
  return timed(entry.step);
}

async function timed(step: TrainingStep): Promise<number> {
  const start = performance.now();
  await step.run();
  return performance.now() - start;
}

/** Times by kernel on WASM. */
async function profile() {
  await startDevice('wasm');
  const prediction = await measurePrediction(POST, 10, 25);
  instrumentWasm();
  const training = [
    measureTraining(POST, 8),
    measureTraining(POST, 32),
    measureTraining(POST, 64),
    measureTraining(APPENDIX, 64),
  ];
  return { prediction, training };
}

declare global {
  interface Window {
    bench: { prepare: typeof prepare; measure: typeof measure; profile: typeof profile };
  }
}

window.bench = { prepare, measure, profile };
