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
