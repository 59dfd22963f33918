/** Giving back the room that the library takes. */
import { wipe as wipeStored } from '../library/space.ts';
import { clearTiles } from '../library/tileCache.ts';
import { restoreEnsembles } from './ensembles.ts';
import { keep } from './keeping.ts';
import { refreshUsage } from './start.ts';
import { dropTracks, store, update } from './store.ts';
import { cancelTagging } from './tag.ts';

/** Forgets everything that was stored and empties the list; the page is as on its first day. */
export async function wipe(): Promise<void> {
  cancelTagging();
  dropTracks(new Set(store.getState().order));
  update({ imported: { predictions: null, tagSets: null }, unfinished: [], unfinishedSeries: [], comparisons: [], searches: [], ownRecipes: [] });
  await keep(() => wipeStored());
  await restoreEnsembles();
  await refreshUsage();
}

/** Forgets decoded features; the next training or tagging of the same tracks decodes them again. */
export async function clearTileCache(): Promise<void> {
  await keep(() => clearTiles());
  await refreshUsage();
}
