/**
 * Storage may refuse (a full disk, a private window). The work goes on in memory, and the user is
 * told once; what is already stored stays as it is.
 */
import { problemOf } from './problem.ts';
import { notify, store, update } from './store.ts';

const told = new Set<string>();

/** Runs a storage step. Gives undefined, after one notice, when storage refuses. */
export async function keep<T>(step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (thrown) {
    const refusal = problemOf(thrown);
    update({ storage: { ...store.getState().storage, refused: true } });
    if (!told.has(refusal.code)) {
      told.add(refusal.code);
      notify('warning', refusal);
    }
    return undefined;
  }
}
