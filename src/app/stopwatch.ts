/**
 * Marks how long a step took in the browser's own performance timeline ("tenfold:decode", …), where
 * the developer tools and bench/ read it.
 */
export async function timed<T>(step: 'decode' | 'features' | 'nets' | 'hash', job: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await job();
  } finally {
    performance.measure(`tenfold:${step}`, { start, end: performance.now() });
  }
}
