import { explore, samplePredictions } from '../exploreSamples.tsx';
import { fillPage } from '../fill.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = {
  name: 'explore-predictions',
  path: '/explore/predictions/imported/7',
  fill: () => {
    fillPage({ imported: { predictions: { name: 'pooling.json', data: samplePredictions() }, tagSets: null } });
  },
  render: explore,
};
