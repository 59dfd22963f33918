import { explore, sampleTagSets } from '../exploreSamples.tsx';
import { fillPage } from '../fill.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = {
  name: 'explore-tag-sets',
  path: '/explore/overlap/tag-sets/Comedy+Romance',
  fill: () => {
    fillPage({ imported: { predictions: null, tagSets: { name: 'tag_sets.json', data: sampleTagSets() } } });
  },
  render: explore,
};
