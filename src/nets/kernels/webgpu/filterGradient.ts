import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch } from './launch.ts';
import { poolOf, slopeBindings, slopeCode, slopeInputs, slopeKey, type Slope } from './slope.ts';
import { sumPartials } from './partialSums.ts';
import { PRODUCT_PARAMETERS, productSizes, tiledProductCode, tileFor, workgroupSize } from './tiledProduct.ts';
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
  const [kernelRows, kernelColumns, channels, filters] = filterShape;
  const [, height, width] = x.shape;
  const [tiles, rows, columns] = slope.dy.shape;
  const pool = poolOf(slope);
  const depth = tiles * rows * columns * pool * pool;
  const fields = kernelRows * kernelColumns * channels;
  const tile = tileFor(fields, filters);
  const wanted = Math.ceil(WORKGROUPS / (Math.ceil(fields / tile.rows) * Math.ceil(filters / tile.columns)));
  const most = productSizes(tile, fields, filters, depth, Math.min(wanted, Math.ceil(depth / LEAST_SHARE)));
  // Shares are rounded up to whole slices, so fewer splits may do.
  const splits = Math.ceil(depth / most.parameters[3]);
  const { parameters, workgroups } = productSizes(tile, fields, filters, depth, splits);

  const padded = before.top !== 0 || before.left !== 0 || rows * pool + kernelRows - 1 > height || columns * pool + kernelColumns - 1 > width;
  const whole = channels % 4 === 0;
  const inside = `y >= 0 && y < ${height} && z >= 0 && z < ${width}`;
  const pixel = (i: string, j: string) => `
      let y = i32(at.y) + ${i} - ${before.top};
      let z = i32(at.z) + ${j} - ${before.left};
      ${padded ? `let inside = ${inside};` : ''}
      let pixel = (at.x * ${height}u + u32(y)) * ${width}u + u32(z);`;
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
    return slopeAt(k / ${pool * pool}u, k % ${pool * pool}u, column);
  }
  fn keepSums(sums: vec4f, column: u32, split: u32) {
    if (column < ${filters}u) { keep(split * ${fields + 1}u + ${fields}u, column, sums); }
  }`;
  const finish = Array.from(
    { length: 8 },
    (_, index) => `if (row + ${index}u < ${fields}u) { keep(split * ${fields + 1}u + row + ${index}u, column, sum${index}); }`,
  ).join('\n');
  const partial = backend.makeTensorInfo([splits, fields + 1, filters], 'float32');
  launch(
    backend,
    {
      key: `filter gradient ${x.shape.slice(1).join('×')} ${filterShape.join('×')} ${slopeKey(slope)} ${before.top} ${before.left}`,
      inputs: [{ name: 'x', type: floats(channels) }, ...slopeBindings(slope)],
      outputs: [{ name: 'partial', type: floats(filters) }],
      parameters: PRODUCT_PARAMETERS,
      workgroupSize: workgroupSize(tile),
      code: () =>
        tiledProductCode({ tile, columns: filters, leftAlong: 'rows', operands, finish, sumRight: true }),
    },
    [x, ...slopeInputs(slope)],
    [partial],
    parameters,
    workgroups,
  );
  const results = sumPartials(backend, partial, filterShape);
  backend.disposeData(partial.dataId);
  return results;
}
