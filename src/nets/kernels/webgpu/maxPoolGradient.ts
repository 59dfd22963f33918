import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch } from './launch.ts';

const THREADS = 64;

/** Gradient of a max-pool whose windows tile the image: one pass, an invocation an input value. */
export function maxPoolGradient(
  backend: WebGPUBackend,
  dy: TensorInfo,
  input: TensorInfo,
  output: TensorInfo,
  pool: number,
): TensorInfo {
  const [, height, width, channels] = input.shape;
  const [, rows, columns] = output.shape;
  const size = input.shape.reduce((product, side) => product * side, 1);
  const dx = backend.makeTensorInfo([...input.shape], 'float32');
  launch(
    backend,
    {
      key: `max-pool gradient ${input.shape.slice(1).join('×')} ${pool}`,
      inputs: ['dy', 'before', 'after'].map((name) => ({ name, type: 'array<f32>' })),
      outputs: [{ name: 'dx', type: 'array<f32>' }],
      parameters: [['size', 'u32']],
      workgroupSize: THREADS,
      code: () => `
fn body(group: u32, local: u32) {
  let at = group * ${THREADS}u + local;
  if (at >= parameters.size) { return; }
  let c = at % ${channels}u;
  let z = (at / ${channels}u) % ${width}u;
  let y = (at / ${width * channels}u) % ${height}u;
  let n = at / ${height * width * channels}u;
  let p = y / ${pool}u;
  let q = z / ${pool}u;
  var value = 0.0;
  if (p < ${rows}u && q < ${columns}u) {
    let window = ((n * ${rows}u + p) * ${columns}u + q) * ${channels}u + c;
    let maximum = after[window];
    // The first of equal maxima has the gradient.
    var live = before[at] == maximum;
    let place = (y - p * ${pool}u) * ${pool}u + z - q * ${pool}u;
    let corner = ((n * ${height}u + p * ${pool}u) * ${width}u + q * ${pool}u) * ${channels}u + c;
    for (var i = 0u; i < place; i++) {
      if (before[corner + ((i / ${pool}u) * ${width}u + i % ${pool}u) * ${channels}u] == maximum) { live = false; }
    }
    if (live) { value = dy[window]; }
  }
  dx[at] = value;
}`,
    },
    [dy, input, output],
    [dx],
    [size],
    Math.ceil(size / THREADS),
  );
  return dx;
}
