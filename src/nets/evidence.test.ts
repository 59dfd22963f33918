import { expect, it } from 'vitest';
import { evidenceOf, thinTags } from './evidence.ts';

const TAGS = ['Action', 'Crime', 'Drama'];
const track = (group: string, ...tags: string[]) => ({ id: group, group, targets: TAGS.map((tag) => tags.includes(tag)) });
const tracks = [
  track('A', 'Action', 'Crime'),
  track('A', 'Action'),
  track('B', 'Action', 'Crime'),
  track('C', 'Action', 'Drama'),
  track('D', 'Crime'),
  track('E', 'Crime'),
];

it('counts the training tracks alone', () => {
  const split = { training: [0, 1, 2, 3], validation: [4], heldOut: [5] };
  const evidence = evidenceOf({ tags: TAGS, tracks, split });
  expect(evidence).toEqual({
    groups: 3,
    tags: [
      { tracks: 4, groups: 3 },
      { tracks: 2, groups: 2 },
      { tracks: 1, groups: 1 },
    ],
  });
  expect([...thinTags(TAGS, { evidence, trainingTracks: 4 })]).toEqual([['Crime', 2], ['Drama', 1]]);
});

it('calls nothing thin where every track is its own group, or nothing was counted', () => {
  const evidence = evidenceOf({ tags: TAGS, tracks: tracks.map((entry, index) => ({ ...entry, group: String(index) })), split: { training: [0, 2], validation: [], heldOut: [] } });
  expect(thinTags(TAGS, { evidence, trainingTracks: 2 }).size).toBe(0);
  expect(thinTags(TAGS, { evidence: null, trainingTracks: 2 }).size).toBe(0);
});
