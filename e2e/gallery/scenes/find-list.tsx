import { fillPage, fillTracks } from '../fill.ts';
import { sampleTrack } from '../sampleTracks.ts';
import type { Scene } from '../scene.ts';

/** A query, a filter and sixty tracks; one is long. */
export const scene: Scene = {
  name: 'find-list',
  path: '/find/much=Romance&much=Comedy&some=Action&none=Crime&years=1996-',
  fill: () => {
    fillTracks(Array.from({ length: 60 }, (_, index) => sampleTrack(index, 'done')));
    fillPage({ queue: { running: false, total: 60, done: 60, failed: 0, secondsLeft: null } });
  },
  render: null,
};
