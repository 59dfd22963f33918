/**
 * Workers tell the page how many network requests they have made, so that the count behind the lock
 * leaves nothing out. A worker's name ends in the number of its page: other tabs have channels of
 * their own. Import this module first in a worker.
 */
export function requestChannel(page: string): string {
  return `tenfold-requests-${page}`;
}

export interface RequestReport {
  readonly worker: string;
  readonly requests: number;
}

/** Starts reporting; for workers only. */
export function reportRequests(): void {
  const channel = new BroadcastChannel(requestChannel(self.name.split('@').at(-1) ?? ''));
  let requests = 0;
  new PerformanceObserver((list) => {
    requests += list.getEntries().filter(({ name }) => !name.startsWith('blob:')).length;
    channel.postMessage({ worker: self.name, requests } satisfies RequestReport);
  }).observe({ type: 'resource', buffered: true });
}
