import { generator, sampleEnsemble, sampleTrack } from '../sampleTracks.ts';
import { fillPage, fillTracks } from '../fill.ts';
import type { Scene } from '../scene.ts';

const WORDS = ['slow', 'no vocals', 'strings', 'electronic drums', 'female singer'];
const TAGS = Array.from({ length: 188 }, (_, index) => `${WORDS[index % 5]} ${index + 1}`);

/** 10,000 tracks and 188 tags; means differ from track to track, tiles repeat after a hundred. */
export const scene: Scene = {
  name: 'find-large',
  path: '/find/much=strings+3&some=slow+1&none=no+vocals+2',
  fill: () => {
    const random = generator(10);
    const base = Array.from({ length: 100 }, (_, index) => sampleTrack(index, 'done', TAGS));
    fillTracks(
      Array.from({ length: 10_000 }, (_, index) => {
        const like = base[index % 100];
        return {
          ...like,
          key: `k${index}`,
          title: `${like.title} ${index + 1}`,
          overall: like.overall?.map((value) => Math.min(1, Math.max(0, value + (random() - 0.5) * 0.2))) ?? null,
          playable: false,
        };
      }),
    );
    fillPage({
      ensembles: [sampleEnsemble('shipped', 'MagnaTagATune, 188 tags', true, TAGS)],
      queue: { running: false, total: 0, done: 0, failed: 0, secondsLeft: null },
    });
  },
  render: null,
};
