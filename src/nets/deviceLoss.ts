/**
 * Noticing that the GPU is gone. A browser may take its device away at any moment (a driver reset, a
 * laptop that switches adapters); tfjs then rejects some reads and leaves others waiting for ever.
 */

/** How long a failed job waits to learn whether its device was lost, which browsers tell slightly later. */
const GRACE = 250;

let lost = false;
const watchers = new Set<() => void>();

/** Watches the device that this thread computes on from now on; null: one that cannot be lost. */
export function watchDevice(device: { readonly lost: Promise<unknown> } | null): void {
  lost = false;
  watched = device;
  void device?.lost.then(() => {
    if (watched !== device) return;
    lost = true;
    for (const tell of watchers) tell();
  });
}

let watched: { readonly lost: Promise<unknown> } | null = null;

/** What `job` gives; rejects with the message `device-lost` as soon as the device is. */
export async function unlessLost<T>(job: () => Promise<T>): Promise<T> {
  if (lost) throw new Error('device-lost');
  let tell = (): void => {};
  const loss = new Promise<never>((_, reject) => {
    tell = () => reject(new Error('device-lost'));
    watchers.add(tell);
  });
  try {
    return await Promise.race([job(), loss]);
  } catch (error) {
    if (watched !== null && !lost) await new Promise((resolve) => setTimeout(resolve, GRACE));
    throw lost ? new Error('device-lost') : error;
  } finally {
    watchers.delete(tell);
    loss.catch(() => {});
  }
}
