/** Counts the network requests of the page and its workers since load. */
import { pageNumber } from '../workers/spawn.ts';
import { requestChannel, type RequestReport } from '../workers/requestReport.ts';
import { update } from './store.ts';

export function countRequests(): void {
  const byWorker = new Map<string, number>();
  let own = 1; // the page itself
  const show = (): void => {
    let requests = own;
    for (const count of byWorker.values()) requests += count;
    update({ requests });
  };
  new PerformanceObserver((list) => {
    own += list.getEntries().filter(({ name }) => /^https?:/.test(name)).length;
    show();
  }).observe({ type: 'resource', buffered: true });
  const channel = new BroadcastChannel(requestChannel(pageNumber));
  channel.addEventListener('message', (event: MessageEvent<RequestReport>) => {
    byWorker.set(event.data.worker, event.data.requests);
    show();
  });
}
