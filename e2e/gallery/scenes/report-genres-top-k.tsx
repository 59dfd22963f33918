import { genreTracks } from '../../fixtures/heldOut.ts';
import { softmaxReportOf } from '../reportData.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = {
  name: 'report-genres-top-k',
  path: '/report/genres/top-k',
  fill: () => softmaxReportOf('genres', 'Five genres', genreTracks()),
  render: null,
};
