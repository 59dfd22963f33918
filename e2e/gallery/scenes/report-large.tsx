import { reportOf } from '../reportData.ts';
import type { Scene } from '../scene.ts';
import { TAGS } from '../trainData.ts';

/** Ten thousand held-out tracks, some 150,000 tiles: the page must answer all the while. */
export const scene: Scene = {
  name: 'report-large',
  path: '/report',
  fill: () => reportOf({ id: 'report-large', name: 'Everything', tags: TAGS, heldOut: 10_000, able: true }),
  render: null,
};
