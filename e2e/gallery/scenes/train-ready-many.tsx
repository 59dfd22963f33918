import type { Scene } from '../scene.ts';
import { folder, MANY_TAGS, page } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-ready-many',
  path: '/train',
  fill: () => page({ stage: 'ready', folder: folder(MANY_TAGS, { source: 'csv', name: 'magnatagatune' }) }),
  render: null,
};
