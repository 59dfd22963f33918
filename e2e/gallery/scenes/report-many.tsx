import { reportOf } from '../reportData.ts';
import type { Scene } from '../scene.ts';
import { MANY_TAGS } from '../trainData.ts';

export const scene: Scene = {
  name: 'report-many',
  path: '/report',
  fill: () => reportOf({ id: 'report-many', name: 'magnatagatune', tags: MANY_TAGS, heldOut: 400, able: true }),
  render: null,
};
