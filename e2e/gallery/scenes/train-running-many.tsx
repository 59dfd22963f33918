import type { Scene } from '../scene.ts';
import { MANY_TAGS, page, running } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-running-many',
  path: '/train',
  fill: () => page(running(MANY_TAGS)),
  render: null,
};
