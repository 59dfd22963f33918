import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch } from './launch.ts';
import { type LayerWeights, NOMINAL_TILES, stackKey, TABLE_BINDING } from './netStack.ts';
import { netsOf, PRODUCT_PARAMETERS, productSizes, tiledProductCode, tileFor, workgroupSize } from './tiledProduct.ts';
import { codeWords, floats, PACK_CODES, rowReader, rowWriter } from './wgsl.ts';

/** Whether `pooledBlock` covers this pool: its windows must fit the eight rows of an invocation. */
export function fitsProduct(pool: number): boolean {
  return pool === 1 || pool === 2;
}

/**
 * Convolution (valid, stride 1) + bias → ReLU → max-pool in one pass: the convolution's own output is
 * never written. A product of positions × (i, j, c) by (i, j, c) × k, positions window by window, so
 * that an invocation holds whole windows. A dense layer is the same of images of one pixel.
 *
 * @param rectify false: without the ReLU, for the last layer of a net
 * @returns pooled values [tiles, rows, columns, filters], and their place codes
 * [tiles, rows, columns, ⌈filters / 4⌉]: the first maximum's place in its window, a byte a channel
 */
export function pooledBlock(
  backend: WebGPUBackend,
  x: TensorInfo,
  weights: LayerWeights,
  pool: number,
  rectify = true,
): [pooled: TensorInfo, codes: TensorInfo] {
  const [tiles, height, width, channels] = x.shape;
  const stack = weights.kind === 'stacked' ? weights.stack : null;
  const shape = weights.kind === 'stacked' ? weights.place.shape : weights.filter.shape;
  const [kernelRows, kernelColumns, , filters] = shape;
  const count = stack?.table.shape[0] ?? 1;
  const spread = tiles / count;
  const rows = Math.floor((height - kernelRows + 1) / pool);
  const columns = Math.floor((width - kernelColumns + 1) / pool);
  const places = pool * pool;
  const positions = rows * columns * places;
  const depth = kernelRows * kernelColumns * channels;
  const nets = netsOf(stack, 'rows');
  const tile = tileFor(positions * (stack === null ? tiles : NOMINAL_TILES), filters);
  const sizes = { rows: positions * spread, columns: filters, depth, share: depth, nets: count, spread };
  const { parameters, workgroups } = productSizes(tile, nets, sizes);
  const at = (place: 'filterAt' | 'biasAt') =>
    weights.kind === 'stacked' ? `(slot * ${weights.stack.stride}u + ${weights.place[place]}u)` : '0u';
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
  ${rowReader('weightsAt', 'weights', filters, at('filterAt'))}
  ${rowReader('biasAt', stack === null ? 'bias' : 'weights', filters, at('biasAt'))}
  ${rowWriter('keep', 'pooled', filters)}
  fn placeOf(row: u32) -> vec3i {
    let window = row / ${places}u;
    let place = row % ${places}u;
    let n = net * parameters.spread + window / ${rows * columns}u;
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
    return `if (row + ${first}u < rows) {
      var best = sum${first};
      var place = vec4u(0u);
      ${rest.join('\n')}
      best += biasAt(0u, column);
      let window = net * parameters.spread * ${rows * columns}u + row / ${places}u + ${window}u;
      keep(window, column, ${rectify ? 'rectified(best)' : 'best'});
      codes[window * ${codeWords(filters)}u + column / 4u] = ${rectify ? 'packed(best, place)' : '0'};
    }`;
  }).join('\n');
  const pooled = backend.makeTensorInfo([tiles, rows, columns, filters], 'float32');
  const codes = backend.makeTensorInfo([tiles, rows, columns, codeWords(filters)], 'int32');
  launch(
    backend,
    {
      key: `pooled block ${x.shape.slice(1).join('×')} ${shape.join('×')} ${pool} ${tile.rows} ${rectify} ${at('filterAt')}${stackKey(stack)}`,
      inputs: [
        { name: 'x', type: floats(channels) },
        { name: 'weights', type: floats(filters) },
        stack === null ? { name: 'bias', type: floats(filters) } : TABLE_BINDING,
      ],
      outputs: [
        { name: 'pooled', type: floats(filters) },
        { name: 'codes', type: 'array<i32>' },
      ],
      parameters: PRODUCT_PARAMETERS,
      workgroupSize: workgroupSize(tile),
      code: () =>
        tiledProductCode({ tile, columns: filters, leftAlong: 'depth', operands, finish, sumRight: false, nets }),
    },
    weights.kind === 'stacked' ? [x, weights.values, weights.stack.table] : [x, weights.filter, weights.bias],
    [pooled, codes],
    parameters,
    workgroups,
  );
  return [pooled, codes];
}
