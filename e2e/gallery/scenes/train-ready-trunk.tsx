import { SOFTMAX_CNN } from '../../../src/nets/recipes.ts';
import { sampleEnsemble } from '../sampleTracks.ts';
import type { Scene } from '../scene.ts';
import { folder, page, TAGS } from '../trainData.ts';

/** An ensemble that is one net, so that a training can start from its trunk; one tag rests on two works. */
export const scene: Scene = {
  name: 'train-ready-trunk',
  path: '/train',
  fill: () =>
    page(
      { stage: 'ready', folder: folder([...TAGS, 'Western']) },
      { ensembles: [{ ...sampleEnsemble('trunk', 'Film scores, one net', false), recipe: SOFTMAX_CNN }], ensembleId: 'trunk' },
    ),
  render: null,
};
