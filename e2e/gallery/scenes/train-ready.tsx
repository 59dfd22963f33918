import type { Scene } from '../scene.ts';
import { folder, page, TAGS } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-ready',
  path: '/train',
  fill: () => page({ stage: 'ready', folder: folder([...TAGS, 'Western']) }),
  render: null,
};
