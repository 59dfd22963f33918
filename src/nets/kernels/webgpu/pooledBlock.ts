import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch } from './launch.ts';
import { PRODUCT_PARAMETERS, productSizes, tiledProductCode, tileFor, workgroupSize } from './tiledProduct.ts';
import { codeWords, floats, PACK_CODES, rowReader, rowWriter } from './wgsl.ts';

/** Whether `pooledBlock` covers this pool: its windows must fit the eight rows of an invocation. */
export function fitsProduct(pool: number): boolean {
  return pool === 1 || pool === 2;
}

/**
 * Convolution (valid, stride 1) + bias → ReLU → max-pool in one pass: the convolution's own output is
 * never written. A product of positions × (i, j, c) by (i, j, c) × k, positions window by window, so
 * that an invocation holds whole windows.
 *
 * @returns pooled values [tiles, rows, columns, filters], and their place codes
 * [tiles, rows, columns, ⌈filters / 4⌉]: the first maximum's place in its window, a byte a channel
 */
export function pooledBlock(
  backend: WebGPUBackend,
  x: TensorInfo,
  filter: TensorInfo,
  bias: TensorInfo,
  pool: number,
): [pooled: TensorInfo, codes: TensorInfo] {
  const [tiles, height, width, channels] = x.shape;
  const [kernelRows, kernelColumns, , filters] = filter.shape;
  const rows = Math.floor((height - kernelRows + 1) / pool);
  const columns = Math.floor((width - kernelColumns + 1) / pool);
  const places = pool * pool;
  const positions = tiles * rows * columns * places;
  const depth = kernelRows * kernelColumns * channels;
  const tile = tileFor(positions, filters);
  const { parameters, workgroups } = productSizes(tile, positions, filters, depth, 1);
  // Distance in x from a position's corner to the input of weight k.
  const reach = (k: string) =>
    `((${k} / ${kernelColumns * channels}u) * ${width * channels}u + ${k} % ${kernelColumns * channels}u)`;
  const left =
    channels % 4 === 0
      ? `if (k >= end) { return vec4f(0); }
      return x[(u32(place.x) + ${reach('k')}) / 4u];`
      : `var value = vec4f(0);
      for (var i = 0u; i < 4u; i++) {
        if (k + i < end) { value[i] = x[u32(place.x) + ${reach('(k + i)')}]; }
      }
      return value;`;
  const operands = `
  ${PACK_CODES}
  ${rowReader('weightsAt', 'weights', filters)}
  ${rowReader('biasAt', 'bias', filters)}
  ${rowWriter('keep', 'pooled', filters)}
  fn placeOf(row: u32) -> vec3i {
    let window = row / ${places}u;
    let place = row % ${places}u;
    let n = window / ${rows * columns}u;
    let y = ((window / ${columns}u) % ${rows}u) * ${pool}u + place / ${pool}u;
    let z = (window % ${columns}u) * ${pool}u + place % ${pool}u;
    return vec3i(i32(((n * ${height}u + y) * ${width}u + z) * ${channels}u), 0, 0);
  }
  fn left(place: vec3i, k: u32, end: u32) -> vec4f {
    ${left}
  }
  fn right(k: u32, column: u32, end: u32) -> vec4f {
    if (k >= end) { return vec4f(0); }
    return weightsAt(k, column);
  }`;
  const finish = Array.from({ length: 8 / places }, (_, window) => {
    const first = window * places;
    const rest = Array.from({ length: places - 1 }, (_, index) => {
      const sum = `sum${first + index + 1}`;
      return `place = select(place, vec4u(${index + 1}u), ${sum} > best); best = select(best, ${sum}, ${sum} > best);`;
    });
    return `if (row + ${first}u < parameters.rows) {
      var best = sum${first};
      var place = vec4u(0u);
      ${rest.join('\n')}
      best += biasAt(0u, column);
      let window = row / ${places}u + ${window}u;
      keep(window, column, rectified(best));
      codes[window * ${codeWords(filters)}u + column / 4u] = packed(best, place);
    }`;
  }).join('\n');
  const pooled = backend.makeTensorInfo([tiles, rows, columns, filters], 'float32');
  const codes = backend.makeTensorInfo([tiles, rows, columns, codeWords(filters)], 'int32');
  launch(
    backend,
    {
      key: `pooled block ${x.shape.slice(1).join('×')} ${filter.shape.join('×')} ${pool} ${tile.rows}`,
      inputs: [
        { name: 'x', type: floats(channels) },
        { name: 'weights', type: floats(filters) },
        { name: 'bias', type: floats(filters) },
      ],
      outputs: [
        { name: 'pooled', type: floats(filters) },
        { name: 'codes', type: 'array<i32>' },
      ],
      parameters: PRODUCT_PARAMETERS,
      workgroupSize: workgroupSize(tile),
      code: () =>
        tiledProductCode({ tile, columns: filters, leftAlong: 'depth', operands, finish, sumRight: false }),
    },
    [x, filter, bias],
    [pooled, codes],
    parameters,
    workgroups,
  );
  return [pooled, codes];
}
