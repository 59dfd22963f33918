import type { EnsembleSummary } from '../app/state.ts';
import { useApp } from '../app/store.ts';
import { type Calibration, UNCALIBRATED } from '../nets/ensemble.ts';
import { NOTHING_THIN } from './confidence/words.ts';

/** The ensemble in use, null while there is none. */
export function useEnsemble(): EnsembleSummary | null {
  return useApp(({ ensembles, ensembleId }) => ensembles.find(({ id }) => id === ensembleId) ?? null);
}

const NO_TAGS: readonly string[] = [];

/** The vocabulary of the ensemble in use. */
export function useTags(): readonly string[] {
  return useEnsemble()?.tags ?? NO_TAGS;
}

/** How the ensemble in use turns confidences into words. */
export function useCalibration(): Calibration {
  return useEnsemble()?.calibration ?? UNCALIBRATED;
}

/** Tags of the ensemble in use that rest on one or two works, and on how many. */
export function useThin(): EnsembleSummary['thin'] {
  return useEnsemble()?.thin ?? NOTHING_THIN;
}
