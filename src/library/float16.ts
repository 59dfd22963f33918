/** Half-precision floats (IEEE 754 binary16) as bits, since not every browser has Float16Array. */

/** Largest finite half. */
export const HALF_MAXIMUM = 65_504;

/** Half bits of each value, rounded to nearest, ties to even; beyond HALF_MAXIMUM is infinite. */
export function toHalf(values: Float32Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const halves = new Uint16Array(values.length);
  for (let index = 0; index < bits.length; index += 1) halves[index] = halfBits(bits[index]);
  return halves;
}

function halfBits(single: number): number {
  const sign = (single >>> 16) & 0x8000;
  const exponent = (single >>> 23) & 0xff;
  const fraction = single & 0x7fffff;
  if (exponent === 0xff) return sign | 0x7c00 | (fraction === 0 ? 0 : 0x200);
  const biased = exponent - 127 + 15;
  if (biased >= 31) return sign | 0x7c00;
  if (biased < -10) return sign;
  // Below the smallest normal half, the leading one is written out and moved right.
  const mantissa = biased > 0 ? fraction : fraction | 0x800000;
  const dropped = biased > 0 ? 13 : 14 - biased;
  const kept = (biased > 0 ? biased << 10 : 0) | (mantissa >>> dropped);
  const remainder = mantissa & ((1 << dropped) - 1);
  const half = 1 << (dropped - 1);
  const up = remainder > half || (remainder === half && (kept & 1) === 1);
  return sign | (up ? kept + 1 : kept); // a carry moves into the exponent, as it should
}

let table: Float32Array | null = null;

/** The value of every half, by its bits. */
function singles(): Float32Array {
  table ??= Float32Array.from({ length: 65_536 }, (_, bits) => {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >>> 10) & 0x1f;
    const fraction = bits & 0x3ff;
    if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
  return table;
}

/** The exact values of half bits. */
export function fromHalf(halves: Uint16Array): Float32Array<ArrayBuffer> {
  const values = singles();
  const result = new Float32Array(halves.length);
  for (let index = 0; index < halves.length; index += 1) result[index] = values[halves[index]];
  return result;
}
