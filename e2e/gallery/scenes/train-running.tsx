import type { Scene } from '../scene.ts';
import { page, running, TAGS } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-running',
  path: '/train',
  fill: () => page(running(TAGS)),
  render: null,
};
