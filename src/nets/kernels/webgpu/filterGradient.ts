import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch } from './launch.ts';
import { poolOf, slopeBindings, slopeCode, slopeInputs, slopeKey, type Slope } from './slope.ts';
import { addPartials, sumPartials } from './partialSums.ts';
import { type LayerPlace, type NetStack, NOMINAL_TILES, stackKey, TABLE_BINDING } from './netStack.ts';
import { netsOf, PRODUCT_PARAMETERS, productSizes, shareOf, tiledProductCode, tileFor, workgroupSize } from './tiledProduct.ts';
import { floats, rowWriter } from './wgsl.ts';

/** Enough workgroups to fill a large GPU several times over. */
const WORKGROUPS = 1024;

/** Less depth than this is not worth a split of its own. */
const LEAST_SHARE = 128;

/**
 * Gradients of a stride-1 convolution's filter and of its bias:
 * dW[i, j, c, k] = Σ x[n, p + i − top, q + j − left, c] · slope[n, p, q, k], db[k] = Σ slope.
 *
 * A product of (i, j, c) × positions by positions × k. Its depth, batch × positions, is split over
 * workgroups, whose partial sums a second pass adds up; the order of all sums is fixed.
 *
 * @param before padding above and to the left
 */
export function filterGradient(
  backend: WebGPUBackend,
  x: TensorInfo,
  slope: Slope,
  filterShape: readonly number[],
  before: { readonly top: number; readonly left: number },
): [filter: TensorInfo, bias: TensorInfo] {
  const partial = partialGradients(backend, x, slope, filterShape, before, null);
  const results = sumPartials(backend, partial, filterShape);
  backend.disposeData(partial.dataId);
  return results;
}

/** The same of every net of a dispatch, without padding, into its slot of `gradients`, [slots, stride]. */
export function stackedFilterGradient(
  backend: WebGPUBackend,
  x: TensorInfo,
  slope: Slope,
  stack: NetStack,
  place: LayerPlace,
  gradients: TensorInfo,
): void {
  const partial = partialGradients(backend, x, slope, place.shape, { top: 0, left: 0 }, stack);
  addPartials(backend, partial, stack, place, gradients);
  backend.disposeData(partial.dataId);
}

/** [nets × splits, fields + 1, filters]: sums over a share of the depth each, the last row of the slope itself. */
function partialGradients(
  backend: WebGPUBackend,
  x: TensorInfo,
  slope: Slope,
  filterShape: readonly number[],
  before: { readonly top: number; readonly left: number },
  stack: NetStack | null,
): TensorInfo {
  const [kernelRows, kernelColumns, channels, filters] = filterShape;
  const [, height, width] = x.shape;
  const [tiles, rows, columns] = slope.dy.shape;
  const pool = poolOf(slope);
  const count = stack?.table.shape[0] ?? 1;
  const spread = tiles / count;
  const perTile = rows * columns * pool * pool;
  const fields = kernelRows * kernelColumns * channels;
  const tile = tileFor(fields, filters);
  const wanted = Math.ceil(WORKGROUPS / (Math.ceil(fields / tile.rows) * Math.ceil(filters / tile.columns)));
  // Of a stack the share, and with it the order of sums, is the same however many tiles there are.
  const usual = perTile * (stack === null ? tiles : NOMINAL_TILES);
  const share = shareOf(usual, Math.min(wanted, Math.ceil(usual / LEAST_SHARE)));
  const depth = perTile * spread;
  const splits = Math.ceil(depth / share);
  const nets = netsOf(stack, 'depth');
  const sizes = { rows: fields, columns: filters, depth, share, nets: count, spread };
  const { parameters, workgroups } = productSizes(tile, nets, sizes);

  const tilesOfProduct = Math.ceil(fields / tile.rows) * Math.ceil(filters / tile.columns);
  const padded = before.top !== 0 || before.left !== 0 || rows * pool + kernelRows - 1 > height || columns * pool + kernelColumns - 1 > width;
  const whole = channels % 4 === 0;
  const inside = `y >= 0 && y < ${height} && z >= 0 && z < ${width}`;
  const pixel = (i: string, j: string) => `
      let y = i32(at.y) + ${i} - ${before.top};
      let z = i32(at.z) + ${j} - ${before.left};
      ${padded ? `let inside = ${inside};` : ''}
      let pixel = ((net * parameters.spread + at.x) * ${height}u + u32(y)) * ${width}u + u32(z);`;
  const left = whole
    ? `${pixel('place.x', 'place.y')}
      ${padded ? 'if (!inside) { return vec4f(0); }' : ''}
      return x[pixel * ${channels / 4}u + u32(place.z) / 4u];`
    : `var value = vec4f(0);
      for (var i = 0u; i < 4u; i++) {
        let row = u32(place.x) + i;
        ${pixel(`i32(row / ${kernelColumns * channels}u)`, `i32((row / ${channels}u) % ${kernelColumns}u)`)}
        ${padded ? 'if (!inside) { continue; }' : ''}
        value[i] = x[pixel * ${channels}u + row % ${channels}u];
      }
      return value;`;
  const operands = `
  ${slopeCode(slope)}
  ${rowWriter('keep', 'partial', filters)}
  /** Tile, row and column of the convolution at a step of the depth, window by window. */
  fn position(k: u32) -> vec3u {
    let window = k / ${pool * pool}u;
    let place = k % ${pool * pool}u;
    return vec3u(
      window / ${rows * columns}u,
      ((window / ${columns}u) % ${rows}u) * ${pool}u + place / ${pool}u,
      (window % ${columns}u) * ${pool}u + place % ${pool}u,
    );
  }
  fn placeOf(row: u32) -> vec3i {
    ${
      whole
        ? `return vec3i(vec3u(row / ${kernelColumns * channels}u, (row / ${channels}u) % ${kernelColumns}u, row % ${channels}u));`
        : 'return vec3i(i32(row), 0, 0);'
    }
  }
  fn left(place: vec3i, k: u32, end: u32) -> vec4f {
    if (k >= end) { return vec4f(0); }
    let at = position(k);
    ${left}
  }
  fn right(k: u32, column: u32, end: u32) -> vec4f {
    if (k >= end) { return vec4f(0); }
    return slopeAt(net * parameters.spread * ${rows * columns}u + k / ${pool * pool}u, k % ${pool * pool}u, column);
  }
  fn keepSums(sums: vec4f, column: u32, split: u32) {
    if (column < ${filters}u) { keep((net * (parameters.perNet / ${tilesOfProduct}u) + split) * ${fields + 1}u + ${fields}u, column, sums); }
  }`;
  const finish = Array.from(
    { length: 8 },
    (_, index) => `if (row + ${index}u < ${fields}u) { keep((net * (parameters.perNet / ${tilesOfProduct}u) + split) * ${fields + 1}u + row + ${index}u, column, sum${index}); }`,
  ).join('\n');
  const partial = backend.makeTensorInfo([count * splits, fields + 1, filters], 'float32');
  launch(
    backend,
    {
      key: `filter gradient ${x.shape.slice(1).join('×')} ${filterShape.join('×')} ${slopeKey(slope)} ${before.top} ${before.left}${stackKey(stack)}`,
      inputs: [{ name: 'x', type: floats(channels) }, ...slopeBindings(slope), ...(stack === null ? [] : [TABLE_BINDING])],
      outputs: [{ name: 'partial', type: floats(filters) }],
      parameters: PRODUCT_PARAMETERS,
      workgroupSize: workgroupSize(tile),
      code: () =>
        tiledProductCode({ tile, columns: filters, leftAlong: 'rows', operands, finish, sumRight: true, nets }),
    },
    [x, ...slopeInputs(slope), ...(stack === null ? [] : [stack.table])],
    [partial],
    parameters,
    workgroups,
  );
  return partial;
}
