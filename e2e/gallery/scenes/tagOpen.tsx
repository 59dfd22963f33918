import { fillPage, fillTracks } from '../fill.ts';
import { sampleTrack } from '../sampleTracks.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = {
  name: 'tag-open',
  path: '/tag/0003aaaaaaaaaaaa',
  fill: () => {
    const tracks = Array.from({ length: 40 }, (_, index) => sampleTrack(index, 'done'));
    fillTracks([tracks[3], ...tracks.filter((_, index) => index !== 3)]);
    fillPage({ queue: { running: false, total: 40, done: 40, failed: 0, secondsLeft: null } });
  },
  render: null,
};
