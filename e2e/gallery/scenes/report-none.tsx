import type { Scene } from '../scene.ts';
import { page } from '../trainData.ts';

export const scene: Scene = {
  name: 'report-none',
  path: '/report',
  fill: () => page({ stage: 'none' }, { ensembles: [], ensembleId: null }),
  render: null,
};
