import type { Scene } from '../scene.ts';
import { page } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-failed',
  path: '/train',
  fill: () => page({ stage: 'failed', problem: { code: 'training-no-tracks', subject: 'Sketches', data: {} } }),
  render: null,
};
