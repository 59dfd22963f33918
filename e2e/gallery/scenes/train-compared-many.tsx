import { TAGGER_CNN, TAGGER_CNN2, TAGGER_CNN3 } from '../../../src/nets/taggerRecipes.ts';
import type { Scene } from '../scene.ts';
import { generator } from '../sampleTracks.ts';
import { MANY_TAGS, page } from '../trainData.ts';

const random = generator(7);
const support = MANY_TAGS.map((_, tag) => Math.round(90 / (1 + tag * 0.2)));

/** Three of the tagger's recipes on one split, over 188 tags. */
export const scene: Scene = {
  name: 'train-compared-many',
  path: '/train/compared/many',
  fill: () =>
    page(
      { stage: 'none' },
      {
        comparisons: [
          {
            id: 'many',
            created: Date.UTC(2026, 10, 18),
            data: 'magnatagatune',
            split: 'group',
            seed: 1,
            heldOutTracks: 400,
            tags: MANY_TAGS,
            support,
            recipes: [TAGGER_CNN, TAGGER_CNN2, TAGGER_CNN3].map(({ id, title }, place) => ({
              recipeId: id,
              title,
              ensembleId: place === 0 ? 'shipped' : id,
              f1: MANY_TAGS.map(() => Math.min(1, 0.2 + 0.1 * place + 0.5 * random())),
              weightedF1: 0.41 + 0.07 * place,
              track: { coverage: 31.2 - place, bestCoverage: 3.4, lrap: 0.38 + 0.05 * place },
              seconds: 1_900 + 700 * place,
            })),
            complete: true,
          },
        ],
      },
    ),
  render: null,
};
