/** The app without its ui: the training that `train.mjs` drives is the one a user's press starts. */
import { fullEnsemble, restoreEnsembles } from '../../src/app/ensembles.ts';
import type { TrainingOptions } from '../../src/app/state.ts';
import { store } from '../../src/app/store.ts';
import { cancelTraining, defaultOptions, inspectFolder, splitFolderBy, startTraining } from '../../src/app/train.ts';
import { packEnsemble } from '../../src/library/bundle.ts';
import { recordOf } from '../../src/library/ensembles.ts';

const driver = {
  async inspect(name: string, splitBy: 'group' | 'track') {
    const files = document.querySelector<HTMLInputElement>('#folder')?.files;
    const dropped = [...(files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name, handle: null }));
    await inspectFolder(name, dropped);
    splitFolderBy(splitBy);
    return store.getState().training;
  },
  /** Starts; `state()` tells how it goes. */
  start(options: Partial<TrainingOptions> & { recipeId: string }) {
    void startTraining({ ...defaultOptions(options.recipeId), ...options });
  },
  stop: cancelTraining,
  state: () => store.getState().training,
  /** The trained ensemble as the app exports it, float16 weights, and its light record. */
  async result(id: string, card: string) {
    const trained = await fullEnsemble(id);
    const ensemble = { ...trained, card: { ...trained.card, data: card } };
    const bytes = await packEnsemble(ensemble, { weights: 'float16' });
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return { zip: btoa(text), record: recordOf(ensemble) };
  },
};

export type Driver = typeof driver;

declare global {
  interface Window {
    tenfold: Driver;
  }
}

await restoreEnsembles();
window.tenfold = driver;
