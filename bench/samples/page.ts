/** The app without its ui: what a press of "Train on the samples" and of "Start training" does. */
import { fullEnsemble, restoreEnsembles } from '../../src/app/ensembles.ts';
import { store } from '../../src/app/store.ts';
import { defaultOptions, inspectSamples, startTraining } from '../../src/app/train.ts';

const driver = {
  async inspect() {
    await inspectSamples();
    return store.getState().training;
  },
  /** Starts as the form has it; `state()` tells how it goes. */
  start(recipeId: string) {
    const options = defaultOptions(recipeId);
    void startTraining({ ...options, name: 'Samples' });
    return options;
  },
  state: () => store.getState().training,
  async result(id: string) {
    const { card, nets, evaluation } = await fullEnsemble(id);
    return {
      seconds: card.seconds,
      tiles: card.tiles,
      device: card.device,
      nets: nets.map(({ stopped, history, bestEpoch }) => ({ stopped, epochs: history.length, bestEpoch })),
      lrap: evaluation?.track.lrap ?? null,
      priorLrap: evaluation?.priorTrack.lrap ?? null,
    };
  },
};

declare global {
  interface Window {
    samples: typeof driver;
  }
}

await restoreEnsembles();
window.samples = driver;
