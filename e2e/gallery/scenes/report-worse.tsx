import { reportOf } from '../reportData.ts';
import type { Scene } from '../scene.ts';
import { TAGS } from '../trainData.ts';

export const scene: Scene = {
  name: 'report-worse',
  path: '/report',
  fill: () => reportOf({ id: 'report-worse', name: 'Sketches', tags: TAGS.slice(0, 5), heldOut: 9, able: false }),
  render: null,
};
