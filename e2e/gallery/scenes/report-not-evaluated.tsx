import { reportOf } from '../reportData.ts';
import type { Scene } from '../scene.ts';
import { TAGS } from '../trainData.ts';

export const scene: Scene = {
  name: 'report-not-evaluated',
  path: '/report',
  fill: () => reportOf({ id: 'report-not-evaluated', name: 'Six cues', tags: TAGS.slice(0, 2), heldOut: 0, able: true }),
  render: null,
};
