import {
  addInteger,
  assemble,
  integer,
  largerVector,
  loadSplat,
  loadVector,
  multiplyAddVector,
  multiplyInteger,
  splat,
  storeVector,
  zeroFloat,
  type Code,
  type Locals,
} from './assembler.ts';

/** What the code is made for: a convolution with valid padding and stride 1. */
export interface ConvolutionShape {
  /** Columns of the image. */
  readonly width: number;
  readonly channels: number;
  readonly kernelRows: number;
  readonly kernelColumns: number;
  /** A multiple of 4. */
  readonly filters: number;
  readonly bias: boolean;
  readonly relu: boolean;
}

const VECTOR = 16; // bytes
/** Vectors of filters that are summed at once, if there are so many. */
const PANEL = 2;
/**
 * Pixels that are summed at once, at most. A turn of the innermost loop holds PIXELS × PANEL sums,
 * PANEL weights and a value of the image: 15 vectors, just what the engine hands out of a processor's
 * 16 registers.
 */
const PIXELS = 6;
/** Steps of the innermost loop written out, against the cost of a turn. */
const UNROLLED = 8;

/**
 * The module's `run(x, weights, bias, out, rows)` convolves `rows` rows of one tile, all addresses in
 * bytes; `weights` are packed as by `packingModule`, see `panels`.
 *
 * For a tile of NHWC the values under a row of the kernel are contiguous, so a sum is one of
 * kernelRows products of rows, and the pixels beside it lie a fixed distance apart:
 *
 *   for each panel of filters, for each row of pixels, for each few pixels of it:
 *     sums = bias
 *     for each kernel row: for each value of it: sums += value of each pixel · weights of the panel
 */
export function convolutionModule(shape: ConvolutionShape): Uint8Array<ArrayBuffer> {
  const sums = Array.from({ length: PIXELS * PANEL }, (_, index) => `sum${index}`);
  return assemble(
    ['x', 'weights', 'bias', 'out', 'rows'],
    ['panel', 'p', 'q', 'line', 'from', 'to', 'row', 'lastRow', 'value', 'lastValue', 'weight'],
    [],
    ['pixel', ...weightNames(PANEL), ...sums],
    (locals) => panels(shape.filters).map(({ count, vectors }) => panelCode(locals, shape, count, vectors)),
  );
}

/** Panels of `vectors` × 4 filters each; packed, one follows the other, each [value, filter]. */
export function panels(filters: number): { readonly count: number; readonly vectors: number }[] {
  const vectors = filters / 4;
  return [
    { count: Math.floor(vectors / PANEL), vectors: PANEL },
    { count: 1, vectors: vectors % PANEL },
  ].filter((panel) => panel.count * panel.vectors > 0);
}

const weightNames = (vectors: number) => Array.from({ length: vectors }, (_, index) => `weight${index}`);

/** All pixels for `count` panels; leaves `weights`, `bias` and `out` at the next. */
function panelCode(locals: Locals, shape: ConvolutionShape, count: number, vectors: number): Code {
  const { get, set, step, upTo } = locals;
  const columns = shape.width - shape.kernelColumns + 1;
  const lineBytes = 4 * shape.width * shape.channels;
  const bytes = vectors * VECTOR;
  const values = shape.kernelRows * shape.kernelColumns * shape.channels;
  return [
    set('panel', integer(0)),
    upTo('panel', integer(count), integer(1), [
      set('line', get('x')),
      set('to', get('out')),
      set('p', integer(0)),
      upTo('p', get('rows'), integer(1), [
        set('from', get('line')),
        spans(columns).map((span) => [
          set('q', integer(0)),
          upTo('q', integer(span.count), integer(1), [
            pixelsCode(locals, shape, span.pixels, vectors),
            step('from', integer(span.pixels * 4 * shape.channels)),
            step('to', integer(span.pixels * 4 * shape.filters)),
          ]),
        ]),
        step('line', integer(lineBytes)),
      ]),
      step('weights', integer(values * bytes)),
      step('out', integer(bytes)),
      shape.bias ? step('bias', integer(bytes)) : [],
    ]),
  ];
}

/** A row's pixels shared out into as few steps as PIXELS allows, alike to within one pixel. */
function spans(columns: number): { readonly count: number; readonly pixels: number }[] {
  const steps = Math.ceil(columns / PIXELS);
  const pixels = Math.floor(columns / steps);
  const longer = columns - pixels * steps;
  return [
    { count: longer, pixels: pixels + 1 },
    { count: steps - longer, pixels },
  ].filter((span) => span.count > 0);
}

/** `pixels` neighbours from `from`, for one panel, into `to`. */
function pixelsCode(locals: Locals, shape: ConvolutionShape, pixels: number, vectors: number): Code {
  const { get, set, step, upTo } = locals;
  const lineBytes = integer(4 * shape.width * shape.channels);
  const length = shape.kernelColumns * shape.channels;
  const whole = length - (length % UNROLLED);
  const cells = Array.from({ length: pixels * vectors }, (_, index) => ({
    sum: `sum${index}`,
    vector: index % vectors,
    at: Math.floor(index / vectors) * 4 * shape.filters + (index % vectors) * VECTOR,
  }));
  const zero = splat(zeroFloat);
  const few = (count: number) =>
    Array.from({ length: count }, (_, number) => valueCode(locals, shape, pixels, vectors, number));
  return [
    cells.map(({ sum, vector }) => set(sum, shape.bias ? loadVector(get('bias'), vector * VECTOR) : zero)),
    set('weight', get('weights')),
    set('row', get('from')),
    set('lastRow', addInteger(get('from'), multiplyInteger(lineBytes, integer(shape.kernelRows)))),
    upTo('row', get('lastRow'), lineBytes, [
      set('value', get('row')),
      set('lastValue', addInteger(get('row'), integer(4 * whole))),
      whole === 0
        ? []
        : upTo('value', get('lastValue'), integer(4 * UNROLLED), [
            few(UNROLLED),
            step('weight', integer(UNROLLED * vectors * VECTOR)),
          ]),
      few(length - whole),
      step('weight', integer((length - whole) * vectors * VECTOR)),
    ]),
    cells.map(({ sum, at }) =>
      storeVector(get('to'), shape.relu ? largerVector(get(sum), zero) : get(sum), at),
    ),
  ];
}

/** Adds to all sums the products with the value `number` places on. */
function valueCode(
  { get, set }: Locals,
  shape: ConvolutionShape,
  pixels: number,
  vectors: number,
  number: number,
): Code {
  const weights = weightNames(vectors);
  return [
    weights.map((name, index) => set(name, loadVector(get('weight'), (number * vectors + index) * VECTOR))),
    Array.from({ length: pixels }, (_, pixel) => [
      set('pixel', loadSplat(get('value'), 4 * (pixel * shape.channels + number))),
      weights.map((name, index) => {
        const sum = `sum${pixel * vectors + index}`;
        return set(sum, multiplyAddVector(get('pixel'), get(name), get(sum)));
      }),
    ]),
  ];
}

/**
 * The module's `run(from, to, count, fromStep, toStep)` copies `count` vectors that lie `fromStep`
 * bytes apart to places `toStep` bytes apart.
 */
export function packingModule(): Uint8Array<ArrayBuffer> {
  return assemble(['from', 'to', 'count', 'fromStep', 'toStep'], ['k'], [], [], ({ get, set, step, upTo }) => [
    set('k', integer(0)),
    upTo('k', get('count'), integer(1), [
      storeVector(get('to'), loadVector(get('from'))),
      step('from', get('fromStep')),
      step('to', get('toStep')),
    ]),
  ]);
}
