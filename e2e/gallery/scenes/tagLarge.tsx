import { sampleEnsemble, sampleTrack } from '../sampleTracks.ts';
import { fillPage, fillTracks } from '../fill.ts';
import type { Scene } from '../scene.ts';

const TAGS = Array.from({ length: 188 }, (_, index) => `${['slow', 'no vocals', 'strings', 'electronic drums', 'female singer'][index % 5]} ${index + 1}`);

/** 10,000 tracks and 188 tags. */
export const scene: Scene = {
  name: 'tag-large',
  path: '/tag/0000aaaaaaaaaaaa',
  fill: () => {
    const base = Array.from({ length: 50 }, (_, index) => sampleTrack(index, 'done', TAGS));
    fillTracks(
      Array.from({ length: 10_000 }, (_, index) => ({
        ...base[index % 50],
        key: `k${index}`,
        title: `${base[index % 50].title} ${index + 1}`,
        playable: false,
      })),
    );
    fillPage({
      ensembles: [sampleEnsemble('shipped', 'MagnaTagATune, 188 tags', true, TAGS)],
      queue: { running: false, total: 0, done: 0, failed: 0, secondsLeft: null },
    });
  },
  render: null,
};
