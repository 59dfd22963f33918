/** Long scoring on the page's own thread leaves it room to draw and to answer. */

const BUSY_MS = 12;

/** Await it between two pieces of work: most calls return at once, some let the page have a turn. */
export type Breathe = () => Promise<void>;

/** Rejects with the signal's reason once it is aborted. */
export function breathing(signal: AbortSignal): Breathe {
  let last = performance.now();
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - last < BUSY_MS) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal.throwIfAborted();
    last = performance.now();
  };
}

/** Maps rows in pieces, with a breath between them. */
export async function mapRows<Row, Result>(
  rows: readonly Row[],
  breathe: Breathe,
  map: (piece: readonly Row[], from: number) => readonly Result[],
  piece = 500,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < rows.length; from += piece) {
    await breathe();
    for (const result of map(rows.slice(from, from + piece), from)) results.push(result);
  }
  return results;
}
