/** Signals for tests: reproducible in any language, mono, −1..1. */

/** Steps of Marsaglia's xorshift32 generator, each state s giving s / 2³² − ½. `seed` is not 0. */
export function noise(count: number, seed: number): Float32Array<ArrayBuffer> {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32 - 0.5;
  });
}

export function sine(
  count: number,
  hertz: number,
  amplitude: number,
  sampleRate: number,
): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    { length: count },
    (_, n) => amplitude * Math.sin((2 * Math.PI * hertz * n) / sampleRate),
  );
}

/** A sine whose frequency in Hz rises linearly from `low` to `high` over all samples. */
export function chirp(
  count: number,
  low: number,
  high: number,
  amplitude: number,
  sampleRate: number,
): Float32Array<ArrayBuffer> {
  const seconds = count / sampleRate;
  return Float32Array.from({ length: count }, (_, n) => {
    const time = n / sampleRate;
    const turns = low * time + ((high - low) * time * time) / (2 * seconds);
    return amplitude * Math.sin(2 * Math.PI * turns);
  });
}
