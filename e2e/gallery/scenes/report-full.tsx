import { reportOf } from '../reportData.ts';
import type { Scene } from '../scene.ts';
import { TAGS } from '../trainData.ts';

export const scene: Scene = {
  name: 'report-full',
  path: '/report',
  fill: () => reportOf({ id: 'report-full', name: 'Production library 2019–2026', tags: TAGS, heldOut: 196, able: true }),
  render: null,
};
