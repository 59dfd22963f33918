import { explore } from '../exploreSamples.tsx';
import { fillPage } from '../fill.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = {
  name: 'explore-empty',
  path: '/explore/overlap',
  fill: () => {
    fillPage();
  },
  render: explore,
};
