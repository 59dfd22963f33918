/** JSON made elsewhere: predictions and tag sets in the film-score thesis' form. */
import { loadImports, removeImport, saveImport, type StoredImport } from '../library/imports.ts';
import { importPredictions } from '../metrics/importPredictions.ts';
import { importTagSets } from '../metrics/importTagSets.ts';
import { keep } from './keeping.ts';
import { problem } from './problem.ts';
import type { Imports, Problem } from './state.ts';
import { notify, store, update } from './store.ts';

export type ReadImport =
  | { readonly ok: true; readonly imported: StoredImport }
  | { readonly ok: false; readonly problem: Problem };

/** Problem data of an error's fields besides its code; lists become text. */
function dataOf(error: Readonly<Record<string, unknown>>): Problem['data'] {
  const fields = Object.entries(error).filter(([name]) => name !== 'code');
  return Object.fromEntries(
    fields.map(([name, value]) => {
      if (typeof value === 'number' || typeof value === 'string') return [name, value];
      return [name, Array.isArray(value) ? value.join(' + ') : String(value)];
    }),
  );
}

/** Which of the two forms it is meant to be: told by the first entry, so that a fault gets the right words. */
function formOf(value: unknown): StoredImport['kind'] | null {
  const first: unknown = Array.isArray(value) ? value[0] : null;
  if (typeof first !== 'object' || first === null) return null;
  if ('sets' in first || 'size' in first) return 'tag-sets';
  return 'Predictions' in first || 'Targets' in first ? 'predictions' : null;
}

/**
 * Reads the text of a file. Codes: `import-not-json`, `import-unknown-form`, and those of the two
 * forms after `predictions-` and `tag-sets-`, with their fields as data.
 */
export function readImport(name: string, text: string): ReadImport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: problem('import-not-json', name) };
  }
  switch (formOf(value)) {
    case 'predictions': {
      const read = importPredictions(value);
      if (read.ok) return { ok: true, imported: { kind: 'predictions', name, data: read.data } };
      return { ok: false, problem: problem(`predictions-${read.error.code}`, name, dataOf(read.error)) };
    }
    case 'tag-sets': {
      const read = importTagSets(value);
      if (read.ok) return { ok: true, imported: { kind: 'tag-sets', name, data: read.data } };
      return { ok: false, problem: problem(`tag-sets-${read.error.code}`, name, dataOf(read.error)) };
    }
    case null:
      return { ok: false, problem: problem('import-unknown-form', name) };
  }
}

function withImport(imports: Imports, imported: StoredImport): Imports {
  const { name } = imported;
  if (imported.kind === 'predictions') return { ...imports, predictions: { name, data: imported.data } };
  return { ...imports, tagSets: { name, data: imported.data } };
}

/**
 * Takes a file of either form into the state and keeps it; what is wrong with it becomes a notice.
 * Gives which form it was, null when it was refused.
 */
export async function importJson(file: File): Promise<StoredImport['kind'] | null> {
  let text: string;
  try {
    text = await file.text();
  } catch {
    notify('error', problem('unreadable', file.name));
    return null;
  }
  const read = readImport(file.name, text);
  if (!read.ok) {
    notify('error', read.problem);
    return null;
  }
  update({ imported: withImport(store.getState().imported, read.imported) });
  await keep(() => saveImport(read.imported));
  return read.imported.kind;
}

export async function forgetImport(kind: StoredImport['kind']): Promise<void> {
  const { imported } = store.getState();
  update({ imported: kind === 'predictions' ? { ...imported, predictions: null } : { ...imported, tagSets: null } });
  await keep(() => removeImport(kind));
}

/** Brings back what an earlier visit imported. */
export async function restoreImports(): Promise<void> {
  const stored = (await keep(() => loadImports())) ?? [];
  update({ imported: stored.reduce(withImport, store.getState().imported) });
}
