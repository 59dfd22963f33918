import type { EnsembleSummary } from '../app/state.ts';
import { useApp } from '../app/store.ts';

/** The ensemble in use, null while there is none. */
export function useEnsemble(): EnsembleSummary | null {
  return useApp(({ ensembles, ensembleId }) => ensembles.find(({ id }) => id === ensembleId) ?? null);
}

const NO_TAGS: readonly string[] = [];

/** The vocabulary of the ensemble in use. */
export function useTags(): readonly string[] {
  return useEnsemble()?.tags ?? NO_TAGS;
}
