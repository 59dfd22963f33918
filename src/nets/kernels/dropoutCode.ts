import {
  addInteger,
  addIntegers,
  andBits,
  assemble,
  atLeast,
  atLeastIntegers,
  block,
  exclusiveOr,
  firstHalves,
  integer,
  integers,
  lastHalves,
  leaveIf,
  loadSplat,
  loadVector,
  multiplyIntegers,
  multiplyVector,
  shiftLeft,
  shiftRightIntegers,
  splatInteger,
  storePlace,
  storeVector,
  type Code,
  type Locals,
} from './assembler.ts';
import { GOLDEN } from '../random.ts';

const VECTOR = 16; // bytes
/** Values that a vector of four random words decides on, two a word. */
const TURN = 8;

/**
 * The module's `run(x, y, size, word, low, high, threshold, kept)` writes to y the `size` values of one
 * tile at x, both addresses in bytes, times the mask that `fillMask` of dropout.ts draws, bit for bit.
 * `word` is the counter of the tile's first word in the stream of key (`low`, `high`); `kept` a float32
 * given as the integer of its bits.
 *
 *   for each eight values:
 *     words = hash(hash(counters · GOLDEN + low) ^ high); y = x · (halves of words ≥ threshold ? kept : 0)
 */
export function dropoutModule(): Uint8Array<ArrayBuffer> {
  return assemble(
    ['x', 'y', 'size', 'word', 'low', 'high', 'threshold', 'kept'],
    ['end', 'even'],
    [],
    ['spread', 'mixer', 'least', 'factor', 'words', 'first', 'last'],
    (locals) => {
      const { get, set, step, upTo } = locals;
      const counters = addIntegers(splatInteger(get('word')), integers([0, 1, 2, 3]));
      const evenBytes = shiftLeft([get('size'), integer(-TURN), 0x71], 2);
      return [
        set('spread', addIntegers(multiplyIntegers(counters, splatInteger(integer(GOLDEN))), splatInteger(get('low')))),
        set('mixer', splatInteger(get('high'))),
        set('least', splatInteger(get('threshold'))),
        set('factor', splatInteger(get('kept'))),
        set('even', addInteger(get('x'), evenBytes)),
        set('end', addInteger(get('x'), shiftLeft(get('size'), 2))),
        upTo('x', get('even'), integer(2 * VECTOR), [
          drawFactors(locals),
          storeVector(get('y'), multiplyVector(loadVector(get('x')), get('first'))),
          storeVector(get('y'), multiplyVector(loadVector(get('x'), VECTOR), get('last')), VECTOR),
          step('y', integer(2 * VECTOR)),
        ]),
        drawFactors(locals),
        block(
          Array.from({ length: TURN - 1 }, (_, number) => [
            leaveIf(atLeast(addInteger(get('x'), integer(4 * number)), get('end')), 0),
            storePlace(
              get('y'),
              multiplyVector(loadSplat(get('x'), 4 * number), get(number < 4 ? 'first' : 'last')),
              number % 4,
              4 * number,
            ),
          ]),
        ),
      ];
    },
  );
}

/** Leaves the factors of the next eight values in `first` and `last`. */
function drawFactors(locals: Locals): Code {
  const { get, set } = locals;
  const factors = (halves: Code) => andBits(atLeastIntegers(halves, get('least')), get('factor'));
  return [
    set('words', get('spread')),
    hashWords(locals),
    set('words', exclusiveOr(get('words'), get('mixer'))),
    hashWords(locals),
    // Four counters on.
    set('spread', addIntegers(get('spread'), splatInteger(integer(Math.imul(4, GOLDEN))))),
    set('first', factors(firstHalves(get('words')))),
    set('last', factors(lastHalves(get('words')))),
  ];
}

/** hash32 of random.ts, of four words at once. */
function hashWords({ get, set }: Locals): Code {
  const words = get('words');
  const folded = (bits: number) => exclusiveOr(words, shiftRightIntegers(words, bits));
  const mixed = (bits: number, factor: number) =>
    set('words', multiplyIntegers(folded(bits), splatInteger(integer(factor))));
  return [mixed(16, 0x21f0aaad), mixed(15, 0xd35a2d97), set('words', folded(15))];
}
