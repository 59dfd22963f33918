import type { TrackStage } from '../../../src/app/state.ts';
import { fillPage, fillTracks } from '../fill.ts';
import { sampleTrack } from '../sampleTracks.ts';
import type { Scene } from '../scene.ts';

const STAGES: readonly TrackStage[] = ['done', 'done', 'done', 'failed', 'done', 'done', 'tagging', 'features', 'decoding', 'waiting', 'waiting'];

export const scene: Scene = {
  name: 'tag-list',
  path: '/tag',
  fill: () => {
    fillTracks(STAGES.map((stage, index) => sampleTrack(index, stage)));
    fillPage({
      queue: { running: true, total: 200, done: 61, failed: 2, secondsLeft: 152 },
      notices: [
        { id: 1, kind: 'info', problem: { code: 'ignored-files', subject: '', data: { count: 14 } } },
        { id: 2, kind: 'error', problem: { code: 'cut-short', subject: 'library.tenfold.zip', data: {} } },
      ],
    });
  },
  render: null,
};
