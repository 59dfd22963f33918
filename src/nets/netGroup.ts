import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, getBackend, keep, tensor, zeros, type Tensor, type TensorInfo } from '@tensorflow/tfjs-core';
import type { NetCheckpoint } from './checkpoint.ts';
import type { DropoutKey } from './dropout.ts';
import { copyNumbers } from './kernels/webgpu/copyNumbers.ts';
import { stackedNesterov } from './kernels/webgpu/nesterov.ts';
import { canLaunch } from './kernels/webgpu/launch.ts';
import { COLUMN } from './kernels/webgpu/netStack.ts';
import type { Batch } from './learningBatch.ts';
import type { Measures, NetSteps, StepValues } from './netSteps.ts';
import type { LinearSchedule } from './optimiserRule.ts';
import { stream } from './random.ts';
import type { Recipe } from './recipe.ts';
import { scheduled } from './schedules.ts';
import { Scratch } from './scratchTensors.ts';
import { stackLayout, type StackLayout } from './stackLayout.ts';
import { StackedPass } from './stackedPass.ts';

/**
 * Most nets of a group. A slot holds weights, velocity, gradient and best weights: 4 MB for `post`.
 */
const MOST_NETS = 24;

/** Bytes of all slots together. */
const SLOT_MEMORY = 512e6;

/**
 * Tiles of one dispatch, over all its nets. With so many even the last, smallest block of `post` has a
 * workgroup for each core of a large GPU, so that more would take memory and save nothing: sixteen
 * nets at batch 32, four at the pieces of 128 that larger batches are cut into.
 */
const TILES_AT_ONCE = 512;

interface Request {
  readonly slot: number;
  readonly piece: Batch;
  /** Null: only measures. */
  readonly learn: { readonly batch: number; readonly key: DropoutKey; readonly carry: boolean } | null;
  readonly resolve: (measures: Measures) => void;
  readonly reject: (reason: unknown) => void;
}

interface Update {
  readonly slot: number;
  readonly learningRate: number;
  readonly momentum: number;
}

/**
 * Nets of one recipe that train together: each in its own loop, but whatever they ask of the GPU at
 * the same time goes there in one dispatch a kernel. A call waits until every net of the group has
 * made one; a net that has ended is waited for no more. Each has its own batches, dropout, rates
 * and end, and its bits are those it would have alone.
 */
export class NetGroup {
  readonly #layout: StackLayout;
  readonly #pass: StackedPass;
  readonly #free: number[];
  readonly #capacity: number;
  /** [slots, stride] each. */
  readonly #values: { readonly weights: Tensor; readonly velocity: Tensor; readonly gradients: Tensor; readonly best: Tensor };
  #waiting: Request[] = [];
  #updates: Update[] = [];

  /** Null where the backend or the recipe allows no group. `nets`: how many there will be at most. */
  static of(recipe: Recipe, nets: number): NetGroup | null {
    const layout = stackLayout(recipe);
    if (layout === null || getBackend() !== 'webgpu') return null;
    const gpu = backend();
    if (!canLaunch(gpu)) return null;
    const bytes = 4 * layout.stride;
    const slots = Math.min(nets, MOST_NETS, Math.floor(SLOT_MEMORY / (4 * bytes)), Math.floor(gpu.device.limits.maxStorageBufferBindingSize / bytes));
    return slots < 1 ? null : new NetGroup(recipe, layout, slots);
  }

  private constructor(recipe: Recipe, layout: StackLayout, slots: number) {
    this.#layout = layout;
    this.#capacity = slots;
    this.#free = Array.from({ length: slots }, (_, slot) => slot);
    const make = (): Tensor => keep(zeros([slots, layout.stride]));
    this.#values = { weights: make(), velocity: make(), gradients: make(), best: make() };
    this.#pass = new StackedPass(recipe, layout, this.#values);
  }

  get full(): boolean {
    return this.#free.length === 0;
  }

  /**
   * Gives a net a place, which it leaves by `dispose`. Throws `group-full`.
   *
   * @param initial in the order of `weightShapes(recipe)`; not read where there is a checkpoint
   */
  join(initial: readonly Float32Array[], from: NetCheckpoint | null): NetSteps {
    const slot = this.#free.shift();
    if (slot === undefined) throw new Error('group-full');
    const weights = from?.weights ?? initial;
    this.#write(slot, 'weights', weights);
    this.#write(slot, 'velocity', from?.state ?? weights.map((values) => new Float32Array(values.length)));
    this.#write(slot, 'best', from?.best ?? weights);
    let carry = false;
    return {
      learn: (piece, batch, key) => {
        const measures = this.#ask(slot, piece, { batch, key, carry });
        carry = true;
        return measures;
      },
      update: ({ epoch, maximumEpochs }) => {
        const { learningRate, momentum } = this.#layout.optimiser;
        const at = (schedule: LinearSchedule): number => scheduled(schedule, epoch, maximumEpochs);
        if (carry) this.#updates.push({ slot, learningRate: at(learningRate), momentum: at(momentum) });
        carry = false;
      },
      measure: (piece) => this.#ask(slot, piece, null),
      keepBest: () => {
        this.#settle();
        this.#copySlot('weights', slot, 'best');
      },
      values: async (): Promise<StepValues> => {
        const [weights, state, best] = await Promise.all([this.#read(slot, 'weights'), this.#read(slot, 'velocity'), this.#read(slot, 'best')]);
        return { weights, state, best };
      },
      best: () => this.#read(slot, 'best'),
      dispose: () => this.#leave(slot),
    };
  }

  dispose(): void {
    for (const values of Object.values(this.#values)) values.dispose();
  }

  #ask(slot: number, piece: Batch, learn: Request['learn']): Promise<Measures> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ slot, piece, learn, resolve, reject });
      this.#goOn();
    });
  }

  #leave(slot: number): void {
    this.#settle();
    this.#free.push(slot);
    this.#goOn();
  }

  /** Does what is asked once every net has asked. */
  #goOn(): void {
    if (this.#waiting.length === 0 || this.#waiting.length < this.#capacity - this.#free.length) return;
    const asked = this.#waiting.toSorted((a, b) => a.slot - b.slot);
    this.#waiting = [];
    const learning = asked.filter(({ learn }) => learn !== null);
    const measuring = asked.filter(({ learn }) => learn === null);
    for (const part of [...this.#parts(learning), ...this.#parts(measuring)]) {
      this.#compute(part).catch((reason: unknown) => {
        for (const { reject } of part) reject(reason);
      });
    }
  }

  /** Requests that go into one dispatch each. */
  #parts(requests: readonly Request[]): Request[][] {
    const { maxStorageBufferBindingSize } = (backend() as WebGPUBackend).device.limits;
    const most = Math.min(TILES_AT_ONCE, Math.floor(maxStorageBufferBindingSize / (4 * this.#layout.widest)));
    const parts: Request[][] = [];
    for (const request of requests) {
      const last = parts.at(-1);
      const widest = Math.max(request.piece.count, ...(last ?? []).map(({ piece }) => piece.count));
      if (last !== undefined && (last.length + 1) * widest <= most) last.push(request);
      else parts.push([request]);
    }
    return parts;
  }

  async #compute(part: readonly Request[]): Promise<void> {
    this.#settle();
    const { dropouts } = this.#layout;
    const rows = part.map(({ slot, piece, learn }) => {
      const keys = learn === null ? [] : Array.from({ length: dropouts }, (_, layer) => stream(learn.key.seed, 'dropout', learn.key.tag, learn.key.step, layer));
      return {
        [COLUMN.slot]: slot,
        [COLUMN.count]: piece.count,
        [COLUMN.first]: learn?.key.firstTile ?? 0,
        [COLUMN.carry]: learn?.carry === true ? 1 : 0,
        [COLUMN.batch]: bits(learn?.batch ?? piece.count),
        ...Object.fromEntries(keys.flatMap(({ low, high }, layer) => [[COLUMN.keys + 2 * layer, low], [COLUMN.keys + 2 * layer + 1, high]])),
      };
    });
    const scratch = new Scratch();
    let measures: TensorInfo;
    try {
      const stack = { table: scratch.table(rows, COLUMN.keys + 2 * dropouts), stride: this.#layout.stride };
      measures = this.#pass.run(part.map(({ piece }) => piece), part[0].learn !== null, stack, scratch);
    } finally {
      scratch.dispose();
    }
    const gpu = backend() as WebGPUBackend;
    const values = (await gpu.read(measures.dataId)) as Float32Array;
    gpu.disposeData(measures.dataId);
    const spread = values.length / 2 / part.length;
    part.forEach(({ piece, resolve }, net) => {
      let [loss, hits] = [0, 0];
      for (let row = net * spread; row < net * spread + piece.count; row++) {
        loss += values[2 * row];
        hits += values[2 * row + 1];
      }
      resolve({ loss, hits });
    });
  }

  /** Moves the weights of the nets that have ended a step, all at once. */
  #settle(): void {
    if (this.#updates.length === 0) return;
    const rows = this.#updates.splice(0).map(({ slot, learningRate, momentum }) => ({
      [COLUMN.slot]: slot,
      [COLUMN.learningRate]: bits(learningRate),
      [COLUMN.momentum]: bits(momentum),
    }));
    const scratch = new Scratch();
    try {
      const { weights, velocity, gradients } = this.#values;
      const stack = { table: scratch.table(rows, COLUMN.keys), stride: this.#layout.stride };
      stackedNesterov(backend() as WebGPUBackend, weights, velocity, gradients, stack);
    } finally {
      scratch.dispose();
    }
  }

  #write(slot: number, name: 'weights' | 'velocity' | 'best', values: readonly Float32Array[]): void {
    const { tensors, stride } = this.#layout;
    const flat = new Float32Array(stride);
    values.forEach((value, index) => flat.set(value, tensors[index].at));
    const written = tensor(flat);
    copyNumbers(backend() as WebGPUBackend, written, 0, this.#values[name], slot * stride, stride);
    written.dispose();
  }

  #copySlot(from: 'weights', slot: number, to: 'best'): void {
    const { stride } = this.#layout;
    copyNumbers(backend() as WebGPUBackend, this.#values[from], slot * stride, this.#values[to], slot * stride, stride);
  }

  async #read(slot: number, name: 'weights' | 'velocity' | 'best'): Promise<Float32Array<ArrayBuffer>[]> {
    this.#settle();
    const { tensors, stride } = this.#layout;
    const gpu = backend() as WebGPUBackend;
    const copy = gpu.makeTensorInfo([stride], 'float32');
    copyNumbers(gpu, this.#values[name], slot * stride, copy, 0, stride);
    const values = (await gpu.read(copy.dataId)) as Float32Array;
    gpu.disposeData(copy.dataId);
    return tensors.map(({ at, size }) => values.slice(at, at + size) as Float32Array<ArrayBuffer>);
  }
}

/** The bits of a float32. */
function bits(value: number): number {
  return new Int32Array(new Float32Array([value]).buffer)[0];
}
