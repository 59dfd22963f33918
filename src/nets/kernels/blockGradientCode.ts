import {
  addDouble,
  addFloat,
  addInteger,
  addVector,
  assemble,
  block,
  equalFloat,
  greaterFloat,
  integer,
  leaveIf,
  loadDouble,
  loadFloat,
  loadVector,
  multiplyFloat,
  multiplyInteger,
  multiplyVector,
  not,
  shiftLeft,
  splat,
  storeDouble,
  storeFloat,
  storeVector,
  toDouble,
  when,
  zeroFloat,
  type Code,
  type Locals,
} from './assembler.ts';

/**
 * Parameters of `run`, which handles one tile and `count` neighbouring filters. Addresses are bytes:
 * `dy`, `after`, `before` of the tile at the first of these filters, `x` and `dx` (0: not wanted) of
 * the tile, `w`, `dw` (both [filter, kernel row, kernel column × channel], float32) and `db` (float64)
 * at the first of these filters.
 */
export const PARAMETERS = [
  'dy', 'after', 'before', 'x', 'dx', 'w', 'dw', 'db',
  // Pooled rows and columns; sides of the pool; columns before it; all filters; filters to handle.
  'rows', 'columns', 'poolRows', 'poolColumns', 'width', 'filters', 'count',
  // Rows of the kernel; bytes of one of its rows; bytes of a row and of a pixel of x.
  'kernelRows', 'rowBytes', 'line', 'pixel',
] as const;

export type BlockGradientParameters = Readonly<Record<(typeof PARAMETERS)[number], number>>;

const VECTOR = 16; // bytes
const UNROLLED = 4; // vectors a turn

/**
 * Gradient of convolution → ReLU → max-pool as sparse sums.
 *
 * Of the values of a window one alone has a gradient, and that only where the pooled value is
 * above 0 and dropout let it live: about one in eight. So, rather than two dense convolutions, each
 * living value g at (p, q, k) adds g · x[p.., q.., :] to the filter's gradient and
 * g · w[k] to dx[p.., q.., :], row by row of the kernel, where both are contiguous:
 *
 *   for each pooled (P, Q) and each filter k with after > 0 and dy ≠ 0:
 *     db[k] += g; find (p, q), the first of the window where before = after
 *     for each kernel row: dw[k] += g · x; dx += g · w[k]
 */
export function blockGradientModule(): Uint8Array<ArrayBuffer> {
  return assemble(
    PARAMETERS,
    ['P', 'Q', 'k', 'i', 'j', 'cell', 'corner', 'from', 'to', 'weight', 'gain', 'row', 'o', 'wide', 'even'],
    ['maximum', 'g'],
    ['spread'],
    (locals) => {
      const { get, set, upTo } = locals;
      const kernelBytes = multiplyInteger(get('kernelRows'), get('rowBytes'));
      const one = integer(1);
      return [
        set('even', multiplesOf(get('rowBytes'), VECTOR)),
        set('wide', multiplesOf(get('rowBytes'), VECTOR * UNROLLED)),
        set('P', integer(0)),
        upTo('P', get('rows'), one, [
          set('Q', integer(0)),
          upTo('Q', get('columns'), one, [
            set('k', integer(0)),
            upTo('k', get('count'), one, [
              // One block per value, which the dead ones leave at once.
              block(
                set('cell', shiftLeft(addInteger(cellOf(get), get('k')), 2)),
                set('maximum', loadFloat(addInteger(get('after'), get('cell')))),
                leaveIf(not(greaterFloat(get('maximum'), zeroFloat)), 0),
                set('g', loadFloat(addInteger(get('dy'), get('cell')))),
                leaveIf(equalFloat(get('g'), zeroFloat), 0),
                addToBias(locals),
                findMaximum(locals),
                set('from', multiplyInteger(place(get, 'P', 'i'), get('line'))),
                set('from', addInteger(get('from'), multiplyInteger(place(get, 'Q', 'j'), get('pixel')))),
                set('to', addInteger(get('dx'), get('from'))),
                set('from', addInteger(get('x'), get('from'))),
                set('weight', addInteger(get('w'), multiplyInteger(get('k'), kernelBytes))),
                set('gain', addInteger(get('dw'), multiplyInteger(get('k'), kernelBytes))),
                set('spread', splat(get('g'))),
                addRows(locals),
              ),
            ]),
          ]),
        ]),
      ];
    },
  );
}

type Get = Locals['get'];

function multiplesOf(value: Code, size: number): Code {
  return [value, integer(-size), 0x71];
}

/** Number of the pooled cell's first value. */
function cellOf(get: Get): Code {
  const cell = addInteger(multiplyInteger(get('P'), get('columns')), get('Q'));
  return multiplyInteger(cell, get('filters'));
}

/** Row or column before the pool. */
function place(get: Get, pooled: 'P' | 'Q', inside: 'i' | 'j'): Code {
  const side = pooled === 'P' ? 'poolRows' : 'poolColumns';
  return addInteger(multiplyInteger(get(pooled), get(side)), get(inside));
}

function addToBias({ get, set }: Locals): Code {
  return [
    set('o', addInteger(get('db'), shiftLeft(get('k'), 3))),
    storeDouble(get('o'), addDouble(loadDouble(get('o')), toDouble(get('g')))),
  ];
}

/** Leaves in i, j the first place of the window that holds `maximum`; the last turn cannot miss. */
function findMaximum({ get, set, upTo }: Locals): Code {
  const corner = addInteger(
    multiplyInteger(multiplyInteger(get('P'), get('poolRows')), get('width')),
    multiplyInteger(get('Q'), get('poolColumns')),
  );
  const inside = addInteger(multiplyInteger(get('i'), get('width')), get('j'));
  const offset = shiftLeft(multiplyInteger(inside, get('filters')), 2);
  return [
    set('corner', shiftLeft(addInteger(multiplyInteger(corner, get('filters')), get('k')), 2)),
    set('corner', addInteger(get('before'), get('corner'))),
    block(
      set('i', integer(0)),
      upTo('i', get('poolRows'), integer(1), [
        set('j', integer(0)),
        upTo('j', get('poolColumns'), integer(1), [
          // Out of two loops, two blocks around them, and the block of the search.
          leaveIf(equalFloat(loadFloat(addInteger(get('corner'), offset)), get('maximum')), 4),
        ]),
      ]),
      // Unreachable, as `maximum` is one of these values: but never write outside.
      set('i', integer(0)),
      set('j', integer(0)),
    ),
  ];
}

function addRows(locals: Locals): Code {
  const { get, set, step, upTo } = locals;
  return [
    set('row', integer(0)),
    upTo('row', get('kernelRows'), integer(1), [
      when(get('dx'), addRow(locals, true), addRow(locals, false)),
      step('from', get('line')),
      step('to', get('line')),
      step('weight', get('rowBytes')),
      step('gain', get('rowBytes')),
    ]),
  ];
}

function addRow(locals: Locals, both: boolean): Code {
  const { get, set, upTo } = locals;
  const vectors = (count: number) =>
    Array.from({ length: count }, (_, number) => [
      addProduct(locals, 'gain', 'from', number * VECTOR),
      both ? addProduct(locals, 'to', 'weight', number * VECTOR) : [],
    ]);
  return [
    set('o', integer(0)),
    upTo('o', get('wide'), integer(VECTOR * UNROLLED), vectors(UNROLLED)),
    upTo('o', get('even'), integer(VECTOR), vectors(1)),
    upTo('o', get('rowBytes'), integer(4), [
      addSingle(locals, 'gain', 'from'),
      both ? addSingle(locals, 'to', 'weight') : [],
    ]),
  ];
}

/** target[o + offset] += g · source[o + offset], four at a time. */
function addProduct({ get }: Locals, target: string, source: string, offset: number): Code {
  const at = addInteger(get(target), get('o'));
  const product = multiplyVector(loadVector(addInteger(get(source), get('o')), offset), get('spread'));
  return storeVector(at, addVector(loadVector(at, offset), product), offset);
}

function addSingle({ get }: Locals, target: string, source: string): Code {
  const at = addInteger(get(target), get('o'));
  const product = multiplyFloat(loadFloat(addInteger(get(source), get('o'))), get('g'));
  return storeFloat(at, addFloat(loadFloat(at), product));
}
