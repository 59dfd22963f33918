/**
 * Hann window of `length` values in 0..1, periodic: w[n] = ½ − ½ cos(2πn/length), so that the
 * value after the last would be the first again. It is what SciPy's `get_window('hann', length)`
 * returns, and it differs from the symmetric window (length − 1 in the denominator).
 */
export function hann(length: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(
    { length },
    (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / length),
  );
}
