/** Finds what a report is about by its id. */
import { fullEnsemble } from '../ensembles.ts';
import { store } from '../store.ts';
import { ensembleSource, importedSource, IMPORTED, type ReportSource } from './source.ts';

/** Null when nothing was held out or imported. Throws code 'ensemble-missing' and storage's codes. */
export async function loadSource(id: string): Promise<ReportSource | null> {
  if (id === IMPORTED) {
    const { predictions } = store.getState().imported;
    return predictions && importedSource(predictions);
  }
  const ensemble = await fullEnsemble(id);
  const name = store.getState().ensembles.find((entry) => entry.id === id)?.name ?? ensemble.name;
  return ensembleSource({ ...ensemble, features: ensemble.recipe.features, name }, ensemble.evaluation);
}
