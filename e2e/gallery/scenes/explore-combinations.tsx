import { explore, samplePredictions } from '../exploreSamples.tsx';
import { fillPage } from '../fill.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = {
  name: 'explore-combinations',
  path: '/explore/overlap/imported/Action+Adventure+Comedy+Drama+Romance+Sci-Fi',
  fill: () => {
    fillPage({ imported: { predictions: { name: 'pooling.json', data: samplePredictions() }, tagSets: null } });
  },
  render: explore,
};
