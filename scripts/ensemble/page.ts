/** The app without its ui: the training that `train.mjs` drives is the one a user's press starts. */
import { fullEnsemble, restoreEnsembles } from '../../src/app/ensembles.ts';
import { evaluate } from '../../src/app/evaluate.ts';
import type { TrainingOptions } from '../../src/app/state.ts';
import { store } from '../../src/app/store.ts';
import { cancelTraining, defaultOptions, inspectFolder, splitFolderBy, startTraining } from '../../src/app/train.ts';
import { calibrationEffect } from '../../src/app/report/calibrationEffect.ts';
import { ensembleSource } from '../../src/app/report/source.ts';
import { inspectedExamples } from '../../src/app/training/inspect.ts';
import { calibrate, chosenTags } from '../../src/app/training/outcome.ts';
import { planTraining } from '../../src/app/training/planning.ts';
import { prepare } from '../../src/app/training/prepare.ts';
import { optionsOf } from '../../src/app/training/recipeOptions.ts';
import { featureSet } from '../../src/dsp/featureSets.ts';
import { packEnsemble, unpackEnsemble } from '../../src/library/bundle.ts';
import { recordOf } from '../../src/library/ensembles.ts';
import type { Ensemble, EnsembleCard } from '../../src/nets/ensemble.ts';
import { evidenceOf } from '../../src/nets/evidence.ts';

/** As the app exports it, float16 weights, its light record, and what calibration changed on held-out tracks. */
async function written(ensemble: Ensemble) {
  const bytes = await packEnsemble(ensemble, { weights: 'float16' });
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  const source = ensembleSource({ ...ensemble, features: ensemble.recipe.features }, ensemble.evaluation);
  return { zip: btoa(text), record: recordOf(ensemble), effect: source && calibrationEffect(source) };
}

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
  /** The trained ensemble and its light record. */
  async result(id: string, card: Pick<EnsembleCard, 'data' | 'crossValidation' | 'command'>) {
    const trained = await fullEnsemble(id);
    return written({ ...trained, card: { ...trained.card, ...card } });
  },
  /**
   * A bundle that was trained on the inspected folder, calibrated on its validation tracks; weights and
   * held-out predictions stay as they are. Its split is made anew: throws unless it holds out the
   * very tracks that the bundle was scored on.
   */
  async calibrate(zip: string) {
    const { training } = store.getState();
    if (training.stage !== 'ready') throw new Error(`The folder is ${training.stage}.`);
    const { folder } = training;
    const unpacked = await unpackEnsemble(Uint8Array.from(atob(zip), (character) => character.charCodeAt(0)));
    if (!unpacked.ok) throw new Error(JSON.stringify(unpacked.error));
    const { ensemble } = unpacked;
    if (!ensemble.evaluation) throw new Error('The bundle was never scored.');
    const { prepared, failed } = await prepare(folder, inspectedExamples(), featureSet(ensemble.recipe.features), new AbortController().signal);
    const options = { ...defaultOptions(ensemble.recipe.id), ...optionsOf(ensemble.recipe), seed: ensemble.seed, splitBy: ensemble.card.split, baseRates: true };
    const { plan } = planTraining(prepared, chosenTags(folder), options, ensemble.recipe);
    const heldOut = plan.split.heldOut.map((index) => plan.tracks[index].id).toSorted();
    const scored = ensemble.evaluation.heldOut.map(({ id }) => id).toSorted();
    if (plan.tags.join() !== ensemble.tags.join() || heldOut.join() !== scored.join()) {
      throw new Error(`Another split: ${heldOut.length} of ${prepared.length} tracks held out (${failed.length} failed), not the bundle's ${scored.length}.`);
    }
    const calibrated = await calibrate({ folder, options, plan, prepared, remarks: failed }, ensemble);
    const { evaluation, card } = ensemble;
    return written({
      ...calibrated,
      evaluation: evaluate(evaluation.heldOut, evaluation.prior, calibrated.calibration),
      card: { ...card, baseRates: true, evidence: evidenceOf(plan) },
    });
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
