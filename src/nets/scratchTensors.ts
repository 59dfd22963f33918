import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, type TensorInfo } from '@tensorflow/tfjs-core';

/** What one pass of the stacked kernels makes and nobody wants afterwards. */
export class Scratch {
  readonly #gpu = backend() as WebGPUBackend;
  readonly #made: TensorInfo[] = [];

  /** Remembers what a kernel made. */
  own<T extends TensorInfo>(made: T): T {
    this.#made.push(made);
    return made;
  }

  floats(values: Float32Array, shape: number[]): TensorInfo {
    return this.own({ dataId: this.#gpu.write(values, shape, 'float32'), shape, dtype: 'float32' });
  }

  /** [rows, width] of 32-bit words, 0 where a row says nothing. */
  table(rows: readonly Readonly<Record<number, number>>[], width: number): TensorInfo {
    const words = new Int32Array(rows.length * width);
    rows.forEach((row, index) => {
      for (const [column, value] of Object.entries(row)) words[index * width + Number(column)] = value;
    });
    const shape = [rows.length, width];
    return this.own({ dataId: this.#gpu.write(words, shape, 'int32'), shape, dtype: 'int32' });
  }

  dispose(): void {
    for (const { dataId } of this.#made.splice(0)) this.#gpu.disposeData(dataId);
  }
}
