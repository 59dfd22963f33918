import type { Scene } from '../scene.ts';
import { page } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-none',
  path: '/train',
  fill: () => page({ stage: 'none' }),
  render: null,
};
