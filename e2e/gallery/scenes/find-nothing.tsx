import { fillPage, fillTracks } from '../fill.ts';
import { sampleTrack } from '../sampleTracks.ts';
import type { Scene } from '../scene.ts';

/** No track passes the filters, and a tag is asked for that the ensemble does not have. */
export const scene: Scene = {
  name: 'find-nothing',
  path: '/find/much=Romance&none=Western&text=zebra',
  fill: () => {
    fillTracks(Array.from({ length: 20 }, (_, index) => sampleTrack(index, 'done')));
    fillPage({ queue: { running: false, total: 20, done: 20, failed: 0, secondsLeft: null } });
  },
  render: null,
};
