/** Just enough of WebAssembly's binary format to write one function by hand. */

/** A piece of code: bytes, nested as the program is. */
export type Code = number | readonly Code[];

const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;
const NO_RESULT = 0x40;

/** Unsigned LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  return [...bytes, rest];
}

/** Signed LEB128 of a value of 32 bits. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  while (rest < -64 || rest > 63) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  return [...bytes, rest & 0x7f];
}

const simd = (operation: number): Code => [0xfd, unsigned(operation)];
const binary =
  (operation: Code) =>
  (a: Code, b: Code): Code => [a, b, operation];
/** Alignment is a hint only: that of a single number, since rows start anywhere. */
const access =
  (operation: Code, alignment: number) =>
  (address: Code, offset = 0): Code => [address, operation, alignment, unsigned(offset)];
const writing =
  (operation: Code, alignment: number) =>
  (address: Code, value: Code, offset = 0): Code => [address, value, operation, alignment, unsigned(offset)];

export const integer = (value: number): Code => [0x41, signed(value)];
export const addInteger = binary(0x6a);
export const multiplyInteger = binary(0x6c);
export const shiftLeft = (value: Code, bits: number): Code => [value, integer(bits), 0x74];
export const atLeast = binary(0x4f);

export const loadFloat = access(0x2a, 2);
export const storeFloat = writing(0x38, 2);
export const zeroFloat: Code = [0x43, 0, 0, 0, 0];
export const addFloat = binary(0x92);
export const multiplyFloat = binary(0x94);
export const equalFloat = binary(0x5b);
export const greaterFloat = binary(0x5e);
export const not = (condition: Code): Code => [condition, 0x45];

export const loadDouble = access(0x2b, 3);
export const storeDouble = writing(0x39, 3);
export const addDouble = binary(0xa0);
export const toDouble = (value: Code): Code => [value, 0xbb];

export const loadVector = access(simd(0x00), 2);
export const storeVector = writing(simd(0x0b), 2);
export const splat = (value: Code): Code => [value, simd(0x13)];
/** One number of the memory in all four places. */
export const loadSplat = access(simd(0x09), 2);
/** One of the four places, 0 to 3, into the memory. */
export const storePlace = (address: Code, value: Code, place: number, offset = 0): Code =>
  [address, value, simd(0x5a), 2, unsigned(offset), place];
export const addVector = binary(simd(0xe4));
export const subtractVector = binary(simd(0xe5));
export const multiplyVector = binary(simd(0xe6));
export const divideVector = binary(simd(0xe7));
export const rootVector = (value: Code): Code => [value, simd(0xe3)];
/** The first where it is not below the second: NaN stays NaN. */
export const largerVector = binary(simd(0xeb));
/** a · b + sum, rounded once or twice as suits the processor: a relaxed instruction. */
export const multiplyAddVector = (a: Code, b: Code, sum: Code): Code => [a, b, sum, simd(0x105)];

/** A vector of four integers of 32 bits, as all below; sums and products wrap around. */
export const integers = (values: readonly [number, number, number, number]): Code => [
  simd(0x0c),
  [...new Uint8Array(Uint32Array.from(values).buffer)],
];
export const splatInteger = (value: Code): Code => [value, simd(0x11)];
export const addIntegers = binary(simd(0xae));
export const multiplyIntegers = binary(simd(0xb5));
export const andBits = binary(simd(0x4e));
export const exclusiveOr = binary(simd(0x51));
export const shiftRightIntegers = (value: Code, bits: number): Code => [value, integer(bits), simd(0xad)];
/** All bits where the first, signed, is at least the second. */
export const atLeastIntegers = binary(simd(0x3f));
/** The first four, and the last four, of eight halves, unsigned: each integer's lower half before its upper. */
export const firstHalves = (value: Code): Code => [value, simd(0xa9)];
export const lastHalves = (value: Code): Code => [value, simd(0xaa)];

export const block = (...body: Code[]): Code => [0x02, NO_RESULT, body, 0x0b];
export const when = (condition: Code, yes: Code, no: Code): Code => [
  condition, 0x04, NO_RESULT, yes, 0x05, no, 0x0b,
];
/** Leaves the `depth`-th enclosing block, 0 being the innermost, if the condition holds. */
export const leaveIf = (condition: Code, depth: number): Code => [condition, 0x0d, unsigned(depth)];

export interface Locals {
  readonly get: (name: string) => Code;
  readonly set: (name: string, value: Code) => Code;
  /** Adds to an integer. */
  readonly step: (name: string, by: Code) => Code;
  /**
   * Runs the body while `name` is below `limit`, stepping it after each turn; the body starts two
   * blocks deep. It does not set `name` at the start.
   */
  readonly upTo: (name: string, limit: Code, by: Code, ...body: Code[]) => Code;
}

/**
 * A module that imports `env.memory` and exports `run`, whose parameters are integers named
 * `parameters`. `body` gets access to these and to the other locals by name.
 */
export function assemble(
  parameters: readonly string[],
  integers: readonly string[],
  floats: readonly string[],
  vectors: readonly string[],
  body: (locals: Locals) => Code,
): Uint8Array<ArrayBuffer> {
  const names = [...parameters, ...integers, ...floats, ...vectors];
  const index = (name: string) => {
    const found = names.indexOf(name);
    if (found < 0) throw new Error(`unknown-local-${name}`);
    return unsigned(found);
  };
  const get = (name: string): Code => [0x20, index(name)];
  const set = (name: string, value: Code): Code => [value, 0x21, index(name)];
  const step = (name: string, by: Code): Code => set(name, addInteger(get(name), by));
  const upTo = (name: string, limit: Code, by: Code, ...turn: Code[]): Code =>
    block(
      0x03, NO_RESULT,
      leaveIf(atLeast(get(name), limit), 1),
      turn,
      step(name, by),
      0x0c, 0,
      0x0b,
    );
  const locals = [
    3,
    unsigned(integers.length), I32,
    unsigned(floats.length), F32,
    unsigned(vectors.length), V128,
  ];
  const code = sized([locals, body({ get, set, step, upTo }), 0x0b]);
  return Uint8Array.from(
    flat([
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, [1, 0x60, unsigned(parameters.length), parameters.map(() => I32), 0]),
      section(2, [1, text('env'), text('memory'), 2, 0, 0]),
      section(3, [1, 0]),
      section(7, [1, text('run'), 0, 0]),
      section(10, [1, code]),
    ]),
  );
}

const flat = (code: Code): number[] =>
  typeof code === 'number' ? [code] : (code as readonly Code[]).flatMap((part) => flat(part));
const sized = (code: Code): Code => {
  const bytes = flat(code);
  return [unsigned(bytes.length), bytes];
};
const section = (id: number, code: Code): Code => [id, sized(code)];
const text = (value: string): Code => sized([...new TextEncoder().encode(value)]);
