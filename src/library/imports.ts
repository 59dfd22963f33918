/** Predictions and tag sets that were made elsewhere and read from a file. */
import type { ImportedPredictions } from '../metrics/importPredictions.ts';
import type { TagSets } from '../metrics/importTagSets.ts';
import { KeyedStore } from './keyedStore.ts';

export type StoredImport =
  | { readonly kind: 'predictions'; readonly name: string; readonly data: ImportedPredictions }
  | { readonly kind: 'tag-sets'; readonly name: string; readonly data: TagSets };

/** One entry a kind: a new import takes the place of the old. */
const imports = new KeyedStore<StoredImport>('imports');

export function saveImport(imported: StoredImport): Promise<void> {
  return imports.set(imported.kind, imported);
}

/** At most one of each kind. */
export async function loadImports(): Promise<StoredImport[]> {
  return (await imports.entries()).map(([, imported]) => imported);
}

export function removeImport(kind: StoredImport['kind']): Promise<void> {
  return imports.remove([kind]);
}

export function clearImports(): Promise<void> {
  return imports.removeAll();
}
