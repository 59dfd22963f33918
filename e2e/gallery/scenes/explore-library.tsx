import { explore } from '../exploreSamples.tsx';
import { fillPage, fillTracks } from '../fill.ts';
import { sampleTrack } from '../sampleTracks.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = {
  name: 'explore-library',
  path: '/explore/overlap/library',
  fill: () => {
    fillTracks(Array.from({ length: 40 }, (_, index) => sampleTrack(index, 'done')));
    fillPage();
  },
  render: explore,
};
