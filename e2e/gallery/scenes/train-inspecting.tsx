import type { Scene } from '../scene.ts';
import { page } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-inspecting',
  path: '/train',
  fill: () => page({ stage: 'inspecting', name: 'Production library 2019–2026', done: 873, total: 2_140 }),
  render: null,
};
