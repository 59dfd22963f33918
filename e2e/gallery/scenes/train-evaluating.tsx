import type { Scene } from '../scene.ts';
import { folder, page, TAGS } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-evaluating',
  path: '/train',
  fill: () => page({ stage: 'evaluating', folder: folder([...TAGS, 'Western']), part: 'heldOut', done: 11, total: 43 }),
  render: null,
};
