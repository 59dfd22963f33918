/**
 * Which trainings are alive in any tab. A browser releases the lock of a tab however it ends, and
 * does not freeze a hidden page that holds one.
 */
const nameOf = (id: string): string => `tenfold-training-${id}`;

/** Absent outside secure contexts. */
function locks(): LockManager | undefined {
  return navigator.locks as LockManager | undefined;
}

/** Marks a training as alive until the returned function is called or the tab ends. */
export function holdTraining(id: string): () => void {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  locks()
    ?.request(nameOf(id), () => held)
    .catch(() => {}); // without a lock another tab merely offers it too
  return release;
}

/** Whether some tab works on it now. */
export async function isHeld(id: string): Promise<boolean> {
  const { held } = (await locks()?.query()) ?? {};
  return held?.some(({ name }) => name === nameOf(id)) ?? false;
}

/** Resolves when no tab works on it any more. */
export async function whenFree(id: string): Promise<void> {
  await locks()?.request(nameOf(id), { mode: 'shared' }, () => {});
}
