import { taggerTracks } from '../../fixtures/heldOut.ts';
import { softmaxReportOf } from '../reportData.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = {
  name: 'report-tagger',
  path: '/report/tagger',
  fill: () => softmaxReportOf('tagger', 'Tagger of 188 tags', taggerTracks()),
  render: null,
};
