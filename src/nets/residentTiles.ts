import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, engine, getBackend, tensor, tensor1d, tidy, type Tensor, type Tensor4D, type TensorInfo } from '@tensorflow/tfjs-core';
import { canLaunch } from './kernels/webgpu/launch.ts';
import { BYTES, gatherTiles, packTiles, TOGETHER, type TileFormat } from './kernels/webgpu/tileGather.ts';
import type { TileStore } from './tileStore.ts';

/**
 * GPU memory for tiles, in bytes. No browser says how much there is; this leaves the thesis' 130,000
 * tiles their place as halves (1.04 GB), and room on a GPU of 2 GB.
 */
export const GPU_TILE_MEMORY = 1.1e9;

/** What a training may take of the GPU, in bytes: for all its tiles, and for one buffer of them. */
export interface TileRoom {
  readonly memory: number;
  /** The device's own limits hold besides. */
  readonly buffer: number;
}

const ROOM: TileRoom = { memory: GPU_TILE_MEMORY, buffer: Number.POSITIVE_INFINITY };

/** Tiles that go up at once. */
const UPLOAD = 256;

/** Some tiles in one buffer. */
interface Part {
  readonly buffer: GPUBuffer;
  readonly tensor: Tensor;
  readonly first: number;
  readonly count: number;
}

/** Tiles of `bytes` as float32: how they fit into `budget`; null: not at all. Exact where there is room. */
export function tileFormat(bytes: number, budget: number): TileFormat | null {
  if (bytes <= budget) return 'float32';
  return bytes / 2 <= budget ? 'float16' : null;
}

/**
 * The standardised tiles of a training in the memory of the GPU, in as many buffers as its limits ask
 * for. Nothing but tile numbers travels to it from step to step.
 */
export class ResidentTiles {
  readonly format: TileFormat;
  readonly #size: number;
  readonly #sides: readonly [number, number];
  readonly #parts: Part[] = [];

  private constructor(format: TileFormat, sides: readonly [number, number]) {
    this.format = format;
    this.#sides = sides;
    this.#size = sides[0] * sides[1];
  }

  /**
   * Brings all `count` tiles of a standardised store up. Null, with nothing left behind, where the
   * backend is not WebGPU, the tiles do not fit into `room` or the GPU has no such memory:
   * batches then come from the store.
   */
  static async of(
    store: TileStore,
    count: number,
    { coefficients, frames }: { readonly coefficients: number; readonly frames: number },
    room: TileRoom = ROOM,
  ): Promise<ResidentTiles | null> {
    const size = coefficients * frames;
    const format = tileFormat(4 * count * size, room.memory);
    if (getBackend() !== 'webgpu' || format === null || size % TOGETHER !== 0 || count === 0) return null;
    const gpu = backend();
    if (!canLaunch(gpu)) return null;
    const tiles = new ResidentTiles(format, [coefficients, frames]);
    gpu.device.pushErrorScope('out-of-memory');
    const { maxBufferSize, maxStorageBufferBindingSize } = gpu.device.limits;
    const most = Math.floor(Math.min(maxBufferSize, maxStorageBufferBindingSize, room.buffer) / (size * BYTES[format]));
    for (let first = 0; first < count; first += most) tiles.#allocate(gpu, first, Math.min(most, count - first));
    const refused = await gpu.device.popErrorScope();
    if (refused !== null) {
      tiles.dispose();
      return null;
    }
    for (const part of tiles.#parts) await tiles.#fill(gpu, part, store);
    return tiles;
  }

  /** Copies of tiles, [numbers, coefficients, frames, 1]; −1: a row of unknown content. */
  gather(numbers: Int32Array): Tensor4D {
    return engine().makeTensorFromTensorInfo(this.gathered(numbers)) as Tensor4D;
  }

  /** The same outside of tfjs' bookkeeping: the caller disposes of the data. */
  gathered(numbers: Int32Array): TensorInfo {
    const gpu = backend() as WebGPUBackend;
    const y = gpu.makeTensorInfo([numbers.length, ...this.#sides, 1], 'float32');
    tidy(() => {
      const wanted = tensor1d(numbers, 'int32');
      for (const { tensor: tiles, first, count } of this.#parts) {
        gatherTiles(gpu, this.format, tiles, { first, count, size: this.#size }, wanted, y);
      }
    });
    return y;
  }

  dispose(): void {
    for (const { tensor: tiles, buffer } of this.#parts.splice(0)) {
      tiles.dispose();
      buffer.destroy();
    }
  }

  #allocate({ device }: WebGPUBackend, first: number, count: number): void {
    const values = count * this.#size;
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
    const buffer = device.createBuffer({ size: values * BYTES[this.format], usage });
    const [length, type] = this.format === 'float32' ? [values, 'float32' as const] : [values / 2, 'int32' as const];
    this.#parts.push({ buffer, tensor: tensor({ buffer, zeroCopy: true }, [length], type), first, count });
  }

  async #fill(gpu: WebGPUBackend, { buffer, tensor: tiles, first, count }: Part, store: TileStore): Promise<void> {
    for (let at = 0; at < count; at += UPLOAD) {
      const numbers = Uint32Array.from({ length: Math.min(UPLOAD, count - at) }, (_, index) => first + at + index);
      const values = await store.gather(numbers, null);
      if (this.format === 'float32') {
        gpu.queue.writeBuffer(buffer, 4 * at * this.#size, values as Float32Array<ArrayBuffer>);
      } else {
        tidy(() => packTiles(gpu, tensor(values), tiles, at * this.#size));
      }
      // Or a browser piles up all of it on its way.
      await gpu.queue.onSubmittedWorkDone();
    }
  }
}
