import { cpus } from 'node:os';

/** The machine in words, for the head of a table. */
export function machineName(): string {
  const cores = cpus();
  return `${cores[0]?.model.trim() ?? 'unknown processor'} × ${cores.length}`;
}

/** The middle value; the mean of the two middle ones for an even count. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}
