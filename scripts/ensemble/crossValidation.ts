/** Figures of `npm run bench:accuracy` in the card of a bundle. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { packEnsemble, unpackEnsemble } from '../../src/library/bundle.ts';
import { recordOf } from '../../src/library/ensembles.ts';
import { fields, text } from '../../src/library/fields.ts';
import { readCrossValidation } from '../../src/library/storedFoldScores.ts';
import type { FoldScores } from '../../src/nets/foldScores.ts';

/** Where `npm run bench:accuracy` leaves them. */
export const SUMMARY = '.cache/accuracy/summary.json';

/**
 * What the file says of this recipe. Without a `path` the benchmark's own file is read, and none
 * follows where it is missing or of another recipe; a file that was asked for must be there and fit.
 */
export async function crossValidationOf(recipeId: string, path: string | undefined): Promise<readonly FoldScores[]> {
  const file = path ?? SUMMARY;
  if (path === undefined && !existsSync(file)) {
    console.log(`No figures of five folds in the card: ${file} is missing (npm run bench:accuracy writes it).`);
    return [];
  }
  const summary = fields(JSON.parse(await readFile(file, 'utf8')), file);
  const measured = text(summary.recipe, 'recipe');
  if (measured !== recipeId) {
    const problem = `${file} is about ${measured}, not ${recipeId}`;
    if (path !== undefined) throw new Error(`${problem}.`);
    console.log(`No figures of five folds in the card: ${problem}.`);
    return [];
  }
  return readCrossValidation(summary.crossValidation, 'crossValidation');
}

/**
 * The bundle (float16 weights) and its light record with another card; weights and scores stay as they are.
 * @param command how it was trained, for a card that does not say; the card's own where left out
 */
export async function withCard(bundle: Uint8Array, read: (recipeId: string) => Promise<readonly FoldScores[]>, command?: string) {
  const unpacked = await unpackEnsemble(bundle);
  if (!unpacked.ok) throw new Error(JSON.stringify(unpacked.error));
  const { ensemble } = unpacked;
  const changed = { ...ensemble, card: { ...ensemble.card, crossValidation: await read(ensemble.recipe.id), command: command ?? ensemble.card.command } };
  return { bytes: await packEnsemble(changed, { weights: 'float16' }), record: recordOf(changed) };
}
