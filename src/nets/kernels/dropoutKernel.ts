/** Name of the kernel that multiplies its input x by a dropout mask drawn inside it. */
export const DROPOUT = 'CounterDropout';

export interface DropoutAttributes {
  /** Share of values dropped, 0..1. */
  readonly rate: number;
  /** Key of the random stream: see random.ts. */
  readonly low: number;
  readonly high: number;
  /** Place in the batch of x's first tile. */
  readonly firstTile: number;
}

/** A value is kept where its sixteen random bits are at least this, 0 to 65,536. */
export function threshold(rate: number): number {
  return Math.round(rate * 65_536);
}

/** What a kept value is multiplied by: the mean stays. */
export function keptFactor(rate: number): number {
  return 1 / (1 - rate);
}
