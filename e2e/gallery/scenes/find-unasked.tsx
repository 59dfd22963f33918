import { fillPage, fillTracks } from '../fill.ts';
import { sampleTrack } from '../sampleTracks.ts';
import type { Scene } from '../scene.ts';

/** Nothing asked for, and a batch still running. */
export const scene: Scene = {
  name: 'find-unasked',
  path: '/find',
  fill: () => {
    fillTracks(Array.from({ length: 30 }, (_, index) => sampleTrack(index, index < 22 ? 'done' : 'waiting')));
    fillPage({ queue: { running: true, total: 30, done: 22, failed: 0, secondsLeft: 40 } });
  },
  render: null,
};
