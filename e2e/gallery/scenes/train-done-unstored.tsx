import { sampleEnsemble } from '../sampleTracks.ts';
import type { Scene } from '../scene.ts';
import { page } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-done-unstored',
  path: '/train',
  fill: () =>
    page(
      { stage: 'done', ensembleId: 'mine', failed: [], stored: false },
      {
        ensembles: [
          { ...sampleEnsemble('mine', 'Sketches', false), track: { coverage: 6.4, bestCoverage: 2.1, lrap: 0.44 } },
          sampleEnsemble('shipped', 'Film scores', true),
        ],
      },
    ),
  render: null,
};
