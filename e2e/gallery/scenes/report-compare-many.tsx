import { reportsOf } from '../reportData.ts';
import type { Scene } from '../scene.ts';
import { MANY_TAGS } from '../trainData.ts';

/** Three ensembles over the same 188 tags. */
export const scene: Scene = {
  name: 'report-compare-many',
  path: '/report',
  fill: () =>
    reportsOf([
      { id: 'ensemble', name: 'Ensemble of nets', tags: MANY_TAGS, heldOut: 120, able: true },
      { id: 'convolutional', name: 'Convolutional net', tags: MANY_TAGS, heldOut: 120, able: false },
      { id: 'dense', name: 'Dense net', tags: MANY_TAGS, heldOut: 120, able: false },
    ]),
  render: null,
};
