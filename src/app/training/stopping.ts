/** The one training that can run, be it alone or one of several, and how it is stopped. */

let stop = new AbortController();

/** A new job: what `cancelTraining` stops from now on. */
export function beginJob(): AbortSignal {
  stop = new AbortController();
  return stop.signal;
}

/**
 * While tracks are prepared: back to the folder. While nets train: ends after the current steps;
 * the best weights so far are kept and scored. Of several trainings those to come are left out.
 */
export function cancelTraining(): void {
  stop.abort();
}
