import type { Scene } from '../scene.ts';
import { page, running, TAGS } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-cancelling',
  path: '/train',
  fill: () => page(running(TAGS.slice(0, 2), true)),
  render: null,
};
