import { expect, it } from 'vitest';
import { readCrossValidation } from '../../src/library/storedFoldScores.ts';
import type { Track } from './fold.ts';
import { summaryOf } from './summary.ts';
import type { Scored, SplitBy } from './table.ts';

const TAGS = ['A', 'B', 'C'];
/** Two works of three tracks, two of one. */
const TRACKS: Track[] = ['one', 'one', 'one', 'two', 'two', 'two', 'three', 'four'].map((group, index) => ({
  path: `${group}/${index}.ogg`,
  group,
  tags: [TAGS[index % 2]],
}));
const PRIOR = [0.2, 0.3, 0.5];

/** Ranks the true tag first on the tracks of `right`, last elsewhere. */
function scored(name: string, by: SplitBy, folds: number, right: (track: number) => boolean, change: Partial<Scored> = {}): Scored {
  const rows = TRACKS.map(({ tags }, track) => {
    const scores = TAGS.map((tag, place) => (tags.includes(tag) === right(track) ? 1 : 0) + place / 10);
    return { track, prior: PRIOR, raw: scores, calibrated: scores };
  });
  return { name, by, seed: 1, folds, rows, ...change };
}

it('sums up five complete folds of the first seed, beside the prior and the forest', async () => {
  const all = [
    scored('tenfold-1', 'track', 5, () => true),
    scored('forest', 'track', 5, (track) => track > 2),
    scored('tenfold-1', 'group', 4, () => true),
    scored('tenfold-1', 'group', 5, () => true, { seed: 2 }),
    scored('post-ce', 'group', 5, () => true),
    scored('softmax-dense', 'track', 5, (track) => track < 4),
    scored('post-ce', 'track', 4, () => true),
  ];
  const { crossValidation, ...rest } = await summaryOf(all, TRACKS, TAGS, 5, '2026-11-20');
  expect(rest).toEqual({ recipe: 'tenfold-1', seed: 1 });
  expect(crossValidation).toHaveLength(1);
  const [found] = crossValidation;
  expect(found).toMatchObject({ split: 'track', folds: 5, tracks: 8, works: 4, coverage: 1, bestCoverage: 1, command: 'npm run bench:accuracy', date: '2026-11-20' });
  expect(found.lrap).toEqual({ value: 1, low: 1, high: 1 });
  // A is third and B second by frequency, four tracks each: (1/3 + 1/2) / 2.
  expect(found.prior.lrap).toBeCloseTo(5 / 12, 12);
  expect(found.prior.coverage).toBe(2.5);
  expect(found.prior.gain.byWorks.value).toBeCloseTo(7 / 12, 12);
  // The forest ranks the true tag of the first work last, or third of three.
  expect(found.forest?.lrap).toBeCloseTo((5 + 3 / 3) / 8, 12);
  expect(found.forest?.gain.byTracks.value).toBeCloseTo(2 / 8, 12);
  // All that it loses lies in one work of four, so drawing works makes the bounds wider.
  const { byTracks, byWorks } = found.forest!.gain;
  expect(byWorks.low).toBeLessThan(byTracks.low);
  expect(byWorks.high).toBeGreaterThan(byTracks.high);
  // Half the tracks have their tag first, the other half last of three; a configuration with a fold to go is left out.
  expect(found.others.map(({ name }) => name)).toEqual(['softmax-dense']);
  expect(found.others[0].coverage).toBeCloseTo((4 + 4 * 3) / 8, 12);
  expect(found.tags.map(({ tag, tracks, works }) => [tag, tracks, works])).toEqual([['A', 4, 3], ['B', 4, 3], ['C', 0, 0]]);
  const [a, , c] = found.tags;
  expect(a).toMatchObject({ rocAuc: 1, averagePrecision: { value: 1, low: 1, high: 1 }, priorAveragePrecision: 0.5 });
  expect(c).toMatchObject({ rocAuc: null, averagePrecision: null });
  expect(readCrossValidation(JSON.parse(JSON.stringify(crossValidation)), '')).toEqual(crossValidation);
});

it('has no forest where none was grown on all folds', async () => {
  const all = [scored('tenfold-1', 'group', 5, (track) => track > 2), scored('forest', 'group', 3, () => true)];
  const { crossValidation } = await summaryOf(all, TRACKS, TAGS, 5, '2026-11-20');
  expect(crossValidation.map(({ split, forest }) => [split, forest])).toEqual([['group', null]]);
  // One of A's four tracks is ranked above none but itself: precisions 1, 1 and two lower ones.
  const [{ averagePrecision }] = crossValidation[0].tags;
  expect(averagePrecision?.value).toBeGreaterThan(0.5);
  expect(averagePrecision?.low).toBeLessThan(averagePrecision!.value);
  expect(averagePrecision?.high).toBeGreaterThan(averagePrecision!.value);
});
