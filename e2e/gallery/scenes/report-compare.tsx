import { reportsOf } from '../reportData.ts';
import type { Scene } from '../scene.ts';
import { TAGS } from '../trainData.ts';

/** Three ensembles over the same tags and held-out tracks, as the thesis compared its three models. */
export const scene: Scene = {
  name: 'report-compare',
  path: '/report',
  fill: () =>
    reportsOf([
      { id: 'ensemble', name: 'Ensemble of nets', tags: TAGS, heldOut: 120, able: true },
      { id: 'convolutional', name: 'Convolutional net', tags: TAGS, heldOut: 120, able: false },
      { id: 'dense', name: 'Dense net', tags: TAGS, heldOut: 60, able: false },
    ]),
  render: null,
};
