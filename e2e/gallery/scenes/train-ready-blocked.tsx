import type { Scene } from '../scene.ts';
import { folder, page } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-ready-blocked',
  path: '/train',
  fill: () =>
    page({
      stage: 'ready',
      folder: folder([], {
        name: 'Sketches',
        source: 'csv',
        tracks: 12,
        groups: 1,
        tiles: 188,
        seconds: 1_750,
        trainable: false,
        problems: [{ code: 'csv-columns', subject: 'labels.csv', data: { missing: 'tags', found: 'file;genre' } }],
      }),
    }),
  render: null,
};
