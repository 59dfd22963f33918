import { explore, samplePredictions } from '../exploreSamples.tsx';
import { fillPage } from '../fill.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = {
  name: 'explore-overlap',
  path: '/explore/overlap/imported/Comedy+Romance+Drama',
  fill: () => {
    fillPage({ imported: { predictions: { name: 'pooling.json', data: samplePredictions() }, tagSets: null } });
  },
  render: explore,
};
