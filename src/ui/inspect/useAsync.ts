import { useEffect, useState } from 'react';
import { problemOf } from '../../app/problem.ts';
import type { Problem } from '../../app/state.ts';

/** What came of a run; while the next one is under way, the last value stays. */
export type Async<T> =
  | { readonly stage: 'running'; readonly value: T | null }
  | { readonly stage: 'done'; readonly value: T }
  | { readonly stage: 'failed'; readonly problem: Problem; readonly value: null };

type Run<T> = (signal: AbortSignal) => Promise<T>;

interface Ended<T> {
  readonly run: Run<T>;
  readonly result: Async<T>;
}

/** Runs `run` whenever it changes (give a memoised function), and stops the run before. */
export function useAsync<T>(run: Run<T>): Async<T> {
  const [ended, setEnded] = useState<Ended<T> | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const end = (result: Async<T>): void => {
      if (!stop.signal.aborted) setEnded({ run, result });
    };
    run(stop.signal).then(
      (value) => end({ stage: 'done', value }),
      (thrown: unknown) => end({ stage: 'failed', problem: problemOf(thrown), value: null }),
    );
    return () => stop.abort();
  }, [run]);
  if (ended?.run === run) return ended.result;
  return { stage: 'running', value: ended?.result.value ?? null };
}
