import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch } from './launch.ts';
import { poolOf, slopeBindings, slopeCode, slopeInputs, slopeKey, type Slope } from './slope.ts';
import { PRODUCT_PARAMETERS, productSizes, tiledProductCode, tileFor, workgroupSize } from './tiledProduct.ts';
import { floats, rowReader, rowWriter } from './wgsl.ts';

/**
 * Gradient of a stride-1 convolution's input:
 * dx[n, y, x, c] = Σ over i, j, k of slope[n, y + top − i, x + left − j, k] · W[i, j, c, k].
 * A product of pixels × (i, j, k) by (i, j, k) × c.
 *
 * @param turned the filter with its channels swapped, [rows, columns, filters, channels]
 * @param before padding above and to the left
 */
export function inputGradient(
  backend: WebGPUBackend,
  slope: Slope,
  turned: TensorInfo,
  inputShape: readonly number[],
  before: { readonly top: number; readonly left: number },
): TensorInfo {
  const [tiles, height, width, channels] = inputShape;
  const [kernelRows, kernelColumns, filters] = turned.shape;
  const [, rows, columns] = slope.dy.shape;
  const pool = poolOf(slope);
  const pixels = tiles * height * width;
  const depth = kernelRows * kernelColumns * filters;
  const tile = tileFor(pixels, channels);
  const { parameters, workgroups } = productSizes(tile, pixels, channels, depth, 1);
  const value = (k: string) => `slopeOf(place, ${k} / ${filters}u, ${k} % ${filters}u)`;
  const left =
    filters % 4 === 0
      ? `return ${value('k')};`
      : `var value = vec4f(0);
      for (var i = 0u; i < 4u; i++) {
        if (k + i < end) {
          let channel = (k + i) % ${filters}u;
          value[i] = slopeOf(place, (k + i) / ${filters}u, channel - channel % 4u)[channel % 4u];
        }
      }
      return value;`;
  const operands = `
  ${slopeCode(slope)}
  ${rowReader('turnedAt', 'turned', channels)}
  ${rowWriter('keep', 'dx', channels)}
  fn placeOf(row: u32) -> vec3i {
    return vec3i(
      i32(row / ${height * width}u),
      i32((row / ${width}u) % ${height}u) + ${before.top},
      i32(row % ${width}u) + ${before.left},
    );
  }
  /** Slopes of four channels where the filter's weight number \`weight\` meets the pixel at \`place\`. */
  fn slopeOf(place: vec3i, weight: u32, channel: u32) -> vec4f {
    let y = place.y - i32(weight / ${kernelColumns}u);
    let z = place.z - i32(weight % ${kernelColumns}u);
    if (y < 0 || y >= ${rows * pool} || z < 0 || z >= ${columns * pool}) { return vec4f(0); }
    let p = u32(y) / ${pool}u;
    let q = u32(z) / ${pool}u;
    let window = (u32(place.x) * ${rows}u + p) * ${columns}u + q;
    return slopeAt(window, (u32(y) - p * ${pool}u) * ${pool}u + u32(z) - q * ${pool}u, channel);
  }
  fn left(place: vec3i, k: u32, end: u32) -> vec4f {
    if (k >= end) { return vec4f(0); }
    ${left}
  }
  fn right(k: u32, column: u32, end: u32) -> vec4f {
    if (k >= end) { return vec4f(0); }
    return turnedAt(k, column);
  }`;
  const finish = Array.from(
    { length: 8 },
    (_, index) => `if (row + ${index}u < parameters.rows) { keep(row + ${index}u, column, sum${index}); }`,
  ).join('\n');
  const dx = backend.makeTensorInfo([...inputShape], 'float32');
  launch(
    backend,
    {
      key: `input gradient ${inputShape.slice(1).join('×')} ${turned.shape.join('×')} ${slopeKey(slope)} ${before.top} ${before.left} ${tile.rows}`,
      inputs: [...slopeBindings(slope), { name: 'turned', type: floats(channels) }],
      outputs: [{ name: 'dx', type: floats(channels) }],
      parameters: PRODUCT_PARAMETERS,
      workgroupSize: workgroupSize(tile),
      code: () =>
        tiledProductCode({ tile, columns: channels, leftAlong: 'depth', operands, finish, sumRight: false }),
    },
    [...slopeInputs(slope), turned],
    [dx],
    parameters,
    workgroups,
  );
  return dx;
}
