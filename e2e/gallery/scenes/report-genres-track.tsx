import { genreTracks } from '../../fixtures/heldOut.ts';
import { softmaxReportOf } from '../reportData.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = {
  name: 'report-genres-track',
  path: '/report/genres/tracks',
  fill: () => softmaxReportOf('genres', 'Five genres', genreTracks()),
  render: null,
};
