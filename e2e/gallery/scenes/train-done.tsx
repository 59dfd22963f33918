import { sampleEnsemble } from '../sampleTracks.ts';
import type { Scene } from '../scene.ts';
import { FAILED, page } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-done',
  path: '/train',
  fill: () =>
    page(
      { stage: 'done', ensembleId: 'mine', failed: FAILED, stored: true },
      { ensembles: [sampleEnsemble('mine', 'Production library 2019–2026', false), sampleEnsemble('shipped', 'Film scores', true)], ensembleId: 'mine' },
    ),
  render: null,
};
