import { COLUMN, entryCode, type NetStack } from './netStack.ts';

/**
 * WGSL of a matrix product rows × depth by depth × columns whose operands are computed while they
 * are loaded: all convolutions and their gradients are such products.
 *
 * A workgroup makes a tile of the product, 8 rows by 4 columns an invocation, from slices of both
 * operands in workgroup memory, 16 deep. The depth may be split over workgroups.
 */
export interface TiledProduct {
  readonly tile: Tile;
  readonly columns: number;
  /**
   * `depth`: `fn left(place: vec3i, k: u32, end: u32) -> vec4f` gives four numbers along the depth of
   * the row at `place`. `rows`: it gives those of four rows, the first at `place`, at depth k.
   * Either way 0 from `end` on. `fn placeOf(row: u32) -> vec3i` says what of a row does not change
   * along the depth.
   */
  readonly leftAlong: 'depth' | 'rows';
  /** `fn right(k: u32, column: u32, end: u32) -> vec4f`: four columns of row k; 0 from `end` on. */
  readonly operands: string;
  /** Uses sum0 … sum7, `row` (the first of eight), `column` (of four), `split`. */
  readonly finish: string;
  readonly nets: ProductNets;
  /** Also adds up the right operand over the depth: `fn keepSums(sums: vec4f, column: u32, split: u32)`. */
  readonly sumRight: boolean;
}

/**
 * Products of several nets at once. Operands and `finish` may use `net`, its number in the dispatch
 * (the first tile of its values is net × parameters.spread), and `slot`, its place in the stack.
 */
export type ProductNets =
  | { readonly kind: 'one' }
  | {
      readonly kind: 'stack';
      readonly stack: NetStack;
      /** Rows or depth are per tile of the net. */
      readonly scales: 'rows' | 'depth';
    };

/** Bindings that a product of these nets needs beside its own come last among its inputs. */
export function netsOf(stack: NetStack | null, scales: 'rows' | 'depth'): ProductNets {
  return stack === null ? { kind: 'one' } : { kind: 'stack', stack, scales };
}

export interface Tile {
  readonly rows: number;
  readonly columns: number;
}

/** Depth of a slice. */
export const SLICE = 16;

/** Parameters that every tiled product takes, in this order. */
export const PRODUCT_PARAMETERS = [
  /** Of one net; of a stack, the one that scales is that of a tile. */
  ['rows', 'u32'],
  ['depth', 'u32'],
  ['rowTiles', 'u32'],
  /** Depth of one split, a multiple of SLICE. */
  ['share', 'u32'],
  /** Workgroups of one net. */
  ['perNet', 'u32'],
  /** Tiles from net to net. */
  ['spread', 'u32'],
] as const;

export function tileFor(rows: number, columns: number): Tile {
  return { rows: rows <= 32 ? 32 : 64, columns: columns <= 32 ? 32 : 64 };
}

export function workgroupSize({ rows, columns }: Tile): number {
  return (rows * columns) / 32;
}

export interface ProductSizes {
  /** Of one net; of a stack, with as many tiles as the spread. */
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  readonly share: number;
  readonly nets: number;
  /** Tiles of a net's values. */
  readonly spread: number;
}

/** Depth of one of `splits` splits. */
export function shareOf(depth: number, splits: number): number {
  return SLICE * Math.ceil(Math.ceil(depth / splits) / SLICE);
}

/** Values of PRODUCT_PARAMETERS and the count of workgroups. */
export function productSizes(tile: Tile, { kind, ...nets }: ProductNets & { scales?: string }, sizes: ProductSizes) {
  const { rows, columns, depth, share, spread } = sizes;
  const rowTiles = Math.ceil(rows / tile.rows);
  const perNet = rowTiles * Math.ceil(columns / tile.columns) * Math.ceil(depth / share);
  const perTile = (value: number, side: string) => (kind === 'stack' && nets.scales === side ? value / spread : value);
  return {
    parameters: [perTile(rows, 'rows'), perTile(depth, 'depth'), rowTiles, share, perNet, spread],
    workgroups: perNet * sizes.nets,
  };
}

export function tiledProductCode(product: TiledProduct): string {
  const { tile, columns, operands, finish, sumRight, nets } = product;
  const rowGroups = tile.rows / 4;
  const columnGroups = tile.columns / 4;
  const threads = workgroupSize(tile);
  const list = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n');
  // Loops of fixed length: a GPU's compiler unrolls them, and a software GPU's has less to compile.
  const right = `for (var i = 0u; i < ${(SLICE * columnGroups) / threads}u; i++) {
      let deep = local / ${columnGroups}u + i * ${threads / columnGroups}u;
      let value = right(start + deep, firstColumn + 4u * across, end);
      rightSlice[deep * ${columnGroups}u + across] = value;
      ${sumRight ? 'rightSum += value;' : ''}
    }`;
  return `
var<workgroup> leftSlice: array<vec4f, ${SLICE * rowGroups}>;
var<workgroup> rightSlice: array<vec4f, ${SLICE * columnGroups}>;
${nets.kind === 'one' ? 'const net = 0u;' : `var<private> net: u32;\nvar<private> slot: u32;\n${entryCode(nets.stack)}`}
${operands}
fn body(all: u32, local: u32) {
  ${nets.kind === 'one' ? ONE_NET : stackStart(nets.scales)}
  let firstColumn = (group % ${Math.ceil(columns / tile.columns)}u) * ${tile.columns}u;
  let rest = group / ${Math.ceil(columns / tile.columns)}u;
  let firstRow = (rest % parameters.rowTiles) * ${tile.rows}u;
  let split = rest / parameters.rowTiles;
  ${nets.kind === 'one' ? '' : 'if (firstRow >= rows) { return; }'}
  let begin = split * parameters.share;
  let end = min(begin + parameters.share, depth);
  let across = local % ${columnGroups}u;
  let down = local / ${columnGroups}u;
  ${list(8, (index) => `var sum${index} = vec4f(0);`)}
  ${sumRight ? 'var rightSum = vec4f(0);' : ''}
  ${product.leftAlong === 'depth' ? depthPlaces() : rowPlace(rowGroups)}
  for (var start = begin; start < end; start += ${SLICE}u) {
    ${product.leftAlong === 'depth' ? loadAlongDepth(tile) : loadAlongRows(rowGroups, threads)}
    ${right}
    workgroupBarrier();
    for (var k = 0u; k < ${SLICE}u; k++) {
      let a = leftSlice[k * ${rowGroups}u + 2u * down];
      let c = leftSlice[k * ${rowGroups}u + 2u * down + 1u];
      let b = rightSlice[k * ${columnGroups}u + across];
      ${list(8, (index) => `sum${index} += ${index < 4 ? 'a' : 'c'}.${'xyzw'[index % 4]} * b;`)}
    }
    workgroupBarrier();
  }
  ${sumRight ? foldRight(columnGroups, threads) : ''}
  let row = firstRow + 8u * down;
  let column = firstColumn + 4u * across;
  if (row >= rows || column >= ${columns}u) { return; }
  ${finish}
}`;
}

const ONE_NET = `
  let group = all;
  let rows = parameters.rows;
  let depth = parameters.depth;`;

function stackStart(scales: 'rows' | 'depth'): string {
  const of = (side: string) => `parameters.${side}${side === scales ? ' * count' : ''}`;
  return `
  let group = all % parameters.perNet;
  net = all / parameters.perNet;
  slot = entry(net, ${COLUMN.slot}u);
  let count = entry(all / parameters.perNet, ${COLUMN.count}u);
  let rows = ${of('rows')};
  let depth = ${of('depth')};`;
}

/** Four rows by four deep an invocation, turned in registers. */
function depthPlaces(): string {
  const rows = [0, 1, 2, 3].map(
    (index) => `let place${index} = placeOf(firstRow + 4u * (local / ${SLICE / 4}u) + ${index}u);`,
  );
  return rows.join('\n');
}

function loadAlongDepth({ rows }: Tile): string {
  const groups = rows / 4;
  const turned = [...'xyzw'].map(
    (part, index) =>
      `leftSlice[(4u * (local % ${SLICE / 4}u) + ${index}u) * ${groups}u + local / ${SLICE / 4}u] =
        vec4f(v0.${part}, v1.${part}, v2.${part}, v3.${part});`,
  );
  return `if (local < ${groups * (SLICE / 4)}u) {
      let k = start + 4u * (local % ${SLICE / 4}u);
      ${[0, 1, 2, 3].map((index) => `let v${index} = left(place${index}, k, end);`).join('\n')}
      ${turned.join('\n')}
    }`;
}

function rowPlace(rowGroups: number): string {
  return `let place = placeOf(firstRow + 4u * (local % ${rowGroups}u));`;
}

function loadAlongRows(rowGroups: number, threads: number): string {
  return `for (var i = 0u; i < ${(SLICE * rowGroups) / threads}u; i++) {
      let deep = local / ${rowGroups}u + i * ${threads / rowGroups}u;
      leftSlice[deep * ${rowGroups}u + local % ${rowGroups}u] = left(place, start + deep, end);
    }`;
}

/** The sums of the invocations that loaded the same columns, added up by the first of them. */
function foldRight(columnGroups: number, threads: number): string {
  return `
  rightSlice[local] = rightSum;
  workgroupBarrier();
  if (local < ${columnGroups}u && firstRow == 0u) {
    var sums = vec4f(0);
    for (var i = local; i < ${threads}u; i += ${columnGroups}u) { sums += rightSlice[i]; }
    keepSums(sums, firstColumn + 4u * local, split);
  }`;
}
