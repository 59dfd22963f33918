import type { Scene } from '../scene.ts';
import { FAILED, folder, page, TAGS } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-preparing',
  path: '/train',
  fill: () =>
    page({ stage: 'preparing', folder: folder([...TAGS, 'Western']), done: 87, total: 214, failed: FAILED, secondsLeft: 96 }),
  render: null,
};
