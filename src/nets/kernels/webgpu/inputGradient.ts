import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch } from './launch.ts';
import { poolOf, slopeBindings, slopeCode, slopeInputs, slopeKey, type Slope } from './slope.ts';
import { NOMINAL_TILES, stackKey, TABLE_BINDING, type NetStack } from './netStack.ts';
import { netsOf, PRODUCT_PARAMETERS, productSizes, tiledProductCode, tileFor, workgroupSize } from './tiledProduct.ts';
import { floats, rowReader, rowWriter } from './wgsl.ts';

/**
 * Gradient of a stride-1 convolution's input:
 * dx[n, y, x, c] = Σ over i, j, k of slope[n, y + top − i, x + left − j, k] · W[i, j, c, k].
 * A product of pixels × (i, j, k) by (i, j, k) × c.
 *
 * @param turned the filter with its channels swapped, [rows, columns, filters, channels]; of a stack, one
 * for each net of the dispatch, one after the other: see turnedFilters.ts
 * @param before padding above and to the left
 */
export function inputGradient(
  backend: WebGPUBackend,
  slope: Slope,
  turned: TensorInfo,
  inputShape: readonly number[],
  before: { readonly top: number; readonly left: number },
  stack: NetStack | null = null,
): TensorInfo {
  const [tiles, height, width, channels] = inputShape;
  const [kernelRows, kernelColumns, filters] = turned.shape.slice(-4);
  const [, rows, columns] = slope.dy.shape;
  const pool = poolOf(slope);
  const count = stack?.table.shape[0] ?? 1;
  const spread = tiles / count;
  const pixels = height * width;
  const depth = kernelRows * kernelColumns * filters;
  const nets = netsOf(stack, 'rows');
  const tile = tileFor(pixels * (stack === null ? tiles : NOMINAL_TILES), channels);
  const sizes = { rows: pixels * spread, columns: channels, depth, share: depth, nets: count, spread };
  const { parameters, workgroups } = productSizes(tile, nets, sizes);
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
  ${rowReader('turnedAt', 'turned', channels, `(net * ${depth * channels}u)`)}
  ${rowWriter('keep', 'dx', channels)}
  fn placeOf(row: u32) -> vec3i {
    return vec3i(
      i32(net * parameters.spread + row / ${height * width}u),
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
    (_, index) => `if (row + ${index}u < rows) { keep(net * parameters.spread * ${height * width}u + row + ${index}u, column, sum${index}); }`,
  ).join('\n');
  const dx = backend.makeTensorInfo([...inputShape], 'float32');
  launch(
    backend,
    {
      key: `input gradient ${inputShape.slice(1).join('×')} ${turned.shape.join('×')} ${slopeKey(slope)} ${before.top} ${before.left} ${tile.rows}${stackKey(stack)}`,
      inputs: [...slopeBindings(slope), { name: 'turned', type: floats(channels) }, ...(stack === null ? [] : [TABLE_BINDING])],
      outputs: [{ name: 'dx', type: floats(channels) }],
      parameters: PRODUCT_PARAMETERS,
      workgroupSize: workgroupSize(tile),
      code: () =>
        tiledProductCode({ tile, columns: channels, leftAlong: 'depth', operands, finish, sumRight: false, nets }),
    },
    [...slopeInputs(slope), turned, ...(stack === null ? [] : [stack.table])],
    [dx],
    parameters,
    workgroups,
  );
  return dx;
}
