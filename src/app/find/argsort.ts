const BITS = 11;
const BUCKETS = 1 << BITS;

/**
 * Rows by rising value; equal values keep their order. A radix sort over the bits of the numbers,
 * which for values of at least 0 rise with them: faster than comparing, and it tells the rows, which a sort
 * of the values alone does not.
 *
 * @param values at least 0, no NaN, no −0
 */
export function argsort(values: Float32Array): Uint32Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let rows = new Uint32Array(values.length);
  for (let row = 0; row < rows.length; row += 1) rows[row] = row;
  let sorted = new Uint32Array(values.length);
  for (let shift = 0; shift < 32; shift += BITS) {
    const starts = new Uint32Array(BUCKETS + 1);
    for (let at = 0; at < bits.length; at += 1) starts[((bits[at] >>> shift) & (BUCKETS - 1)) + 1] += 1;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) starts[bucket + 1] += starts[bucket];
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at];
      const bucket = (bits[row] >>> shift) & (BUCKETS - 1);
      sorted[starts[bucket]] = row;
      starts[bucket] += 1;
    }
    [rows, sorted] = [sorted, rows];
  }
  return rows;
}
