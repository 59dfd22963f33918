/**
 * Time left of a long job, from the work done so far.
 *
 * `done` and `total` are in any unit that is roughly proportional to time (bytes, tiles, epochs).
 * Null before there is enough to go by: a first item carries start-up cost and misleads.
 */
export function secondsLeft(elapsedSeconds: number, done: number, total: number): number | null {
  if (done <= 0 || elapsedSeconds < 1) return null;
  return Math.max(0, (elapsedSeconds / done) * (total - done));
}
