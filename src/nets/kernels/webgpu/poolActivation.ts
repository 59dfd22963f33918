import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch } from './launch.ts';
import { codeWords, floats, PACK_CODES, rowReader, rowWriter } from './wgsl.ts';

const THREADS = 64;

/**
 * Bias + ReLU + max-pool of a convolution's output, for pools that `pooledBlock` does not cover:
 * one invocation a window and four channels. Returns what `pooledBlock` returns.
 */
export function poolActivation(
  backend: WebGPUBackend,
  convolved: TensorInfo,
  bias: TensorInfo,
  pool: number,
): [pooled: TensorInfo, codes: TensorInfo] {
  const [tiles, height, width, channels] = convolved.shape;
  const rows = Math.floor(height / pool);
  const columns = Math.floor(width / pool);
  const words = codeWords(channels);
  const pooled = backend.makeTensorInfo([tiles, rows, columns, channels], 'float32');
  const codes = backend.makeTensorInfo([tiles, rows, columns, words], 'int32');
  const size = tiles * rows * columns * words;
  launch(
    backend,
    {
      key: `pool activation ${convolved.shape.slice(1).join('×')} ${pool}`,
      inputs: [
        { name: 'convolved', type: floats(channels) },
        { name: 'bias', type: floats(channels) },
      ],
      outputs: [
        { name: 'pooled', type: floats(channels) },
        { name: 'codes', type: 'array<i32>' },
      ],
      parameters: [['size', 'u32']],
      workgroupSize: THREADS,
      code: () => `
${PACK_CODES}
${rowReader('convolvedAt', 'convolved', channels)}
${rowReader('biasAt', 'bias', channels)}
${rowWriter('keep', 'pooled', channels)}
fn body(group: u32, local: u32) {
  let at = group * ${THREADS}u + local;
  if (at >= parameters.size) { return; }
  let window = at / ${words}u;
  let column = 4u * (at % ${words}u);
  let n = window / ${rows * columns}u;
  let corner = (n * ${height}u + ((window / ${columns}u) % ${rows}u) * ${pool}u) * ${width}u
    + (window % ${columns}u) * ${pool}u;
  var best = convolvedAt(corner, column);
  var place = vec4u(0u);
  for (var i = 1u; i < ${pool * pool}u; i++) {
    let value = convolvedAt(corner + (i / ${pool}u) * ${width}u + i % ${pool}u, column);
    place = select(place, vec4u(i), value > best);
    best = select(best, value, value > best);
  }
  best += biasAt(0u, column);
  keep(window, column, rectified(best));
  codes[at] = packed(best, place);
}`,
    },
    [convolved, bias],
    [pooled, codes],
    [size],
    Math.ceil(size / THREADS),
  );
  return [pooled, codes];
}
