import { expect, it } from 'vitest';
import type { Track } from './fold.ts';
import { PLAIN, stepGains, stepKey, type StepScores } from './steps.ts';
import type { SplitBy } from './table.ts';

const TAGS = ['A', 'B', 'C'];
const TRACKS: Track[] = ['one', 'one', 'one', 'two', 'two', 'three'].map((group, index) => ({
  path: `${group}/${index}.ogg`,
  group,
  tags: [TAGS[index % 2]],
}));
const HELD_OUT = [0, 1, 2, 3, 4, 5];

/** By each seed the tracks whose true tag is ranked first; it is last of three elsewhere, which is a third. */
function scores(step: string, by: SplitBy, right: Record<number, readonly number[]>): StepScores {
  const seeds = Object.entries(right).map(([seed, tracks]): [number, number[][]] => [
    Number(seed),
    HELD_OUT.map((track) => TAGS.map((tag) => (TRACKS[track].tags.includes(tag) === tracks.includes(track) ? 1 : 0))),
  ]);
  return { step, by, heldOut: HELD_OUT, seeds: new Map(seeds) };
}

it('compares each step with the plain net of the same seeds on the same tracks', async () => {
  const all = [
    scores('deltas', 'track', { 1: [0, 1, 2, 3], 2: [0, 1, 2], 3: [] }),
    scores('balance', 'track', { 1: [0] }),
    scores(PLAIN, 'track', { 1: [0], 2: [0] }),
    scores(PLAIN, 'group', { 1: HELD_OUT }),
    scores('context-2', 'track', { 3: HELD_OUT }),
  ];
  const gains = await stepGains(all, 'track', TRACKS, TAGS);
  expect(gains.map(({ step, seeds }) => [step, seeds])).toEqual([[PLAIN, [1, 2]], ['deltas', [1, 2]], ['balance', [1]]]);
  const [plain, deltas, balance] = gains;
  expect(plain).toMatchObject({ gain: 0, lrapDeviation: 0, gainDeviation: 0, byTracks: [0, 0] });
  const wrong = 1 / 3;
  expect(plain.lrap).toBeCloseTo((1 + 5 * wrong) / 6, 12);
  const [first, second] = [(4 + 2 * wrong) / 6, (3 + 3 * wrong) / 6];
  expect(deltas.lrap).toBeCloseTo((first + second) / 2, 12);
  expect(deltas.lrapDeviation).toBeCloseTo((first - second) / Math.SQRT2, 12);
  expect(deltas.gain).toBeCloseTo(deltas.lrap - plain.lrap, 12);
  expect(deltas.gainDeviation).toBeCloseTo(deltas.lrapDeviation, 12);
  expect(deltas.byTracks[0]).toBeLessThan(deltas.gain);
  expect(deltas.byTracks[1]).toBeGreaterThan(deltas.gain);
  expect(balance.gain).toBe(0);
  expect(balance.gainDeviation).toBeNaN();
});

it('has no gains without the plain net, and refuses other tracks', async () => {
  expect(await stepGains([scores('deltas', 'track', { 1: [0] })], 'track', TRACKS, TAGS)).toEqual([]);
  const others = { ...scores('deltas', 'track', { 1: [0] }), heldOut: [5, 4, 3, 2, 1, 0] };
  await expect(stepGains([scores(PLAIN, 'track', { 1: [0] }), others], 'track', TRACKS, TAGS)).rejects.toThrow('other tracks');
});

it('knows a training by its step and its tracks', () => {
  const key = stepKey('deltas', [1, 2]);
  expect(stepKey('deltas', [1, 2])).toBe(key);
  expect(stepKey('deltas', [1, 3])).not.toBe(key);
  expect(stepKey('balance', [1, 2])).not.toBe(key);
});
