import type { Scene } from '../scene.ts';
import { folder, page, TAGS } from '../trainData.ts';

export const scene: Scene = {
  name: 'train-ready-remarks',
  path: '/train',
  fill: () =>
    page({
      stage: 'ready',
      folder: folder([...TAGS, 'Western'], {
        source: 'csv',
        problems: Array.from({ length: 23 }, (_, index) => ({
          code: 'duplicate-row',
          subject: `Night Courier/${index + 1} Chase.flac`,
          data: { row: 200 + index, first: 20 + index },
        })),
      }),
    }),
  render: null,
};
