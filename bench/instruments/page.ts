/** The app without its ui: the training that `run.ts` drives is the one a user's press starts. */
import { fullEnsemble, restoreEnsembles } from '../../src/app/ensembles.ts';
import { meanOverTiles } from '../../src/app/mean.ts';
import { pool } from '../../src/app/pooled.ts';
import type { TrainingOptions } from '../../src/app/state.ts';
import { store } from '../../src/app/store.ts';
import { defaultOptions, dismissTraining, inspectFolder, splitFolderBy, startTraining } from '../../src/app/train.ts';
import { coverageError, labelRankingAveragePrecision } from '../../src/metrics/ranking.ts';
import { rocAucByTag } from '../../src/metrics/tagAreas.ts';
import { isOriginal } from '../../scripts/instruments/pieces.ts';
import { passCurve, truePlaces } from '../../src/metrics/topK.ts';

const driver = {
  /** Reads the folder anew, since a training forgets it; split by piece. */
  async inspect() {
    dismissTraining();
    const files = document.querySelector<HTMLInputElement>('#folder')?.files;
    const dropped = [...(files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name, handle: null }));
    await inspectFolder('Instruments', dropped);
    splitFolderBy('group');
    return store.getState().training;
  },
  /** Starts; `state()` tells how it goes. An option left out is the recipe's own. */
  start(options: Partial<TrainingOptions> & { recipeId: string }) {
    void startTraining({ ...defaultOptions(options.recipeId), ...options });
  },
  state: () => store.getState().training,
  /** Scores of the held-out clips, and which pieces they come from. */
  async scores(id: string, percents: readonly number[]) {
    const { tags, evaluation, calibration, nets, card } = await fullEnsemble(id);
    if (evaluation === null) throw new Error('Nothing was held out.');
    // Other orchestrations are there to learn from; what is judged is the music as it is.
    const heldOut = evaluation.heldOut.filter(({ title }) => isOriginal(title));
    const targets = heldOut.map((clip) => clip.targets);
    const values = heldOut.map(({ tileConfidences }) => pool(tileConfidences, tags.length, calibration).overall);
    // Of the nets' own confidences: a calibration that trusts a tag not at all makes all clips equal in it.
    const own = heldOut.map(({ tileConfidences }) => meanOverTiles(tileConfidences, tags.length));
    const areas = rocAucByTag(targets, own);
    const places = truePlaces(targets, values);
    return {
      tags,
      pieces: [...new Set(heldOut.map(({ group }) => group))].toSorted(),
      clips: targets.length,
      areas: areas.tags,
      auc: areas.macro,
      calibratedAuc: rocAucByTag(targets, values).macro,
      lrap: labelRankingAveragePrecision(targets, values),
      coverage: coverageError(targets, values),
      curves: percents.map((percent) => [...(passCurve(places, tags.length, percent)?.rates ?? [])]),
      epochs: nets.map(({ history, bestEpoch, stopped }) => ({ epochs: history.length, bestEpoch, stopped })),
      seconds: card.seconds,
      device: card.device,
    };
  },
};

export type Driver = typeof driver;

declare global {
  interface Window {
    instruments: Driver;
  }
}

await restoreEnsembles();
window.instruments = driver;
