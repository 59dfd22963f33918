/**
 * Noticing that the GPU is gone. A browser may take its device away at any moment (a driver reset, a
 * laptop that switches adapters); tfjs then rejects some reads and leaves others waiting for ever.
 */

/** How long a failed job waits to learn whether its device was lost, in milliseconds. */
const GRACE = 2_000;

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
    if (watched !== null && isAbortedRead(error)) lost = true;
    if (watched !== null && !lost && !isCode(error)) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const over = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, GRACE);
      });
      await Promise.race([loss.catch(() => {}), over]);
      clearTimeout(timer);
    }
    throw lost ? new Error('device-lost') : error;
  } finally {
    watchers.delete(tell);
    loss.catch(() => {});
  }
}

/** Errors of src/nets are named by codes such as `no-ensemble`; those come from no device. */
function isCode(error: unknown): boolean {
  return error instanceof Error && /^[a-z]+(-[a-z]+)+$/.test(error.message);
}

/**
 * A read that the browser has given up. It does so when the device is gone, and may tell the loss
 * itself only after all work that the device still had; nothing here gives up a read by itself.
 */
function isAbortedRead(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'AbortError' || error.name === 'OperationError') && /mapAsync|GPUBuffer|device/i.test(error.message);
}
