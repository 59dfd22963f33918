import { explore, samplePredictions } from '../exploreSamples.tsx';
import { fillPage } from '../fill.ts';
import { TEN_TAGS } from '../sampleTracks.ts';
import type { Scene } from '../scene.ts';

const WORDS = ['ambient', 'female vocals', 'harpsichord', 'strings', 'no drums', 'beat', 'eastern', 'techno'];

export const scene: Scene = {
  name: 'explore-many',
  path: '/explore/overlap/imported',
  fill: () => {
    const tags = Array.from({ length: 188 }, (_, index) => (index < 10 ? TEN_TAGS[index] : `${WORDS[index % WORDS.length]} ${index}`));
    fillPage({ imported: { predictions: { name: 'many.json', data: samplePredictions(800, tags) }, tagSets: null } });
  },
  render: explore,
};
