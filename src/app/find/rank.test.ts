import { describe, expect, test } from 'vitest';
import { fitOf, SOME_CENTRE } from './fit.ts';
import { libraryOf, randomLibrary, TAGS, trackOf } from './library.fixture.ts';
import { NO_FILTERS, type Amount, type Filters, type Wish } from './query.ts';
import { rank } from './rank.ts';

const wish = (tag: string, amount: Amount): Wish => ({ tag, amount });
const keys = (library: ReturnType<typeof libraryOf>, wishes: Wish[], filters: Partial<Filters> = {}): string[] =>
  rank(library, { wishes, filters: { ...NO_FILTERS, ...filters } }).rows.map(({ track }) => track.key);

describe('fit', () => {
  test('is best where it should be', () => {
    expect([0, 0.5, 1].map((p) => fitOf('much', p))).toEqual([0, 0.5, 1]);
    expect([0, 0.5, 1].map((p) => fitOf('none', p))).toEqual([1, 0.5, 0]);
    expect(fitOf('some', SOME_CENTRE)).toBe(1);
    expect(fitOf('some', 0)).toBe(0);
    expect(fitOf('some', 1)).toBeCloseTo(1 / 3);
  });
});

describe('rank', () => {
  const library = libraryOf([
    trackOf('both', [[0.6, 0.6, 0.3, 0.1]]),
    trackOf('romance', [[0.9, 0.1, 0.3, 0.1]]),
    trackOf('comedy', [[0.1, 0.9, 0.3, 0.1]]),
    trackOf('crime', [[0.6, 0.6, 0.3, 0.9]]),
    trackOf('neither', [[0.05, 0.05, 0.3, 0.1]]),
  ]);

  test('"Romance + Comedy" wants both', () => {
    const order = keys(library, [wish('Romance', 'much'), wish('Comedy', 'much')]);
    expect(order.slice(0, 2).toSorted()).toEqual(['both', 'crime']);
    expect(order.at(-1)).toBe('neither');
  });

  test('"no Crime" lowers a track without hiding it', () => {
    const order = keys(library, [wish('Romance', 'much'), wish('Comedy', 'much'), wish('Crime', 'none')]);
    expect(order[0]).toBe('both');
    expect(order).toContain('crime');
    expect(order.indexOf('crime')).toBeGreaterThan(order.indexOf('romance'));
  });

  test('a net that is shy of its tag counts as much as a generous one', () => {
    const shy = libraryOf([
      trackOf('a', [[0.9, 0.001]]),
      trackOf('b', [[0.8, 0.004]]),
      trackOf('c', [[0.7, 0.005]]),
      trackOf('d', [[0.6, 0.002]]),
    ], ['Romance', 'Comedy']);
    expect(keys(shy, [wish('Romance', 'much'), wish('Comedy', 'much')])[0]).toBe('b');
  });

  test('ties, and everything when nothing is asked for, stay in the order of arrival', () => {
    const twins = libraryOf(['x', 'y', 'z'].map((key) => trackOf(key, [[0.5, 0.5, 0.5, 0.5]])));
    expect(keys(twins, [wish('Romance', 'much')])).toEqual(['x', 'y', 'z']);
    expect(keys(library, [])).toEqual(['both', 'romance', 'comedy', 'crime', 'neither']);
    expect(rank(library, { wishes: [wish('Romance', 'any')], filters: NO_FILTERS }).rows[0].score).toBeNull();
  });

  test('a tag that the vocabulary lacks takes no part', () => {
    const wishes = [wish('Comedy', 'much'), wish('Western', 'none')];
    expect(rank(library, { wishes, filters: NO_FILTERS }).asked.map(({ tag }) => tag)).toEqual(['Comedy']);
    expect(keys(library, wishes)).toEqual(keys(library, [wish('Comedy', 'much')]));
  });

  test('scores rise with what is wanted and fall with what is not', () => {
    const random = randomLibrary(400);
    for (const [amount, direction] of [['much', 1], ['none', -1]] as const) {
      const { rows } = rank(random, { wishes: [wish('Action', amount)], filters: NO_FILTERS });
      for (let row = 1; row < rows.length; row += 1) {
        expect(direction * (rows[row - 1].track.overall[2] - rows[row].track.overall[2])).toBeGreaterThan(0);
        expect(rows[row - 1].score as number).toBeGreaterThan(rows[row].score as number);
      }
    }
  });

  test('one more wish that is met better never lowers a track against its twin', () => {
    const pair = libraryOf([
      ...randomLibrary(50).tracks,
      trackOf('more', [[0.4, 0.4, 0.4, 0.4]]),
      trackOf('less', [[0.4, 0.4, 0.3, 0.4]]),
    ]);
    const base = [wish('Romance', 'much'), wish('Crime', 'none')];
    const order = keys(pair, [...base, wish('Action', 'much')]);
    expect(order.indexOf('more')).toBeLessThan(order.indexOf('less'));
    const without = keys(pair, [...base, wish('Action', 'none')]);
    expect(without.indexOf('less')).toBeLessThan(without.indexOf('more'));
  });

  test('scores stay within 0 and 1 whatever is asked', () => {
    const random = randomLibrary(60);
    const amounts: Amount[] = ['much', 'some', 'none'];
    for (let round = 0; round < 81; round += 1) {
      const wishes = TAGS.map((tag, at) => wish(tag, amounts[Math.floor(round / 3 ** at) % 3]));
      for (const { score } of rank(random, { wishes, filters: NO_FILTERS }).rows) {
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
      }
    }
  });

  test('tracks without tags, or with those of another ensemble, are counted apart', () => {
    const waiting = { ...trackOf('w', [[0.5, 0.5, 0.5, 0.5]]), mean: null, confidences: null };
    const mixed = libraryOf([waiting, trackOf('other', [[0.5, 0.5]]), ...library.tracks]);
    expect(mixed.untagged).toBe(2);
    expect(mixed.tracks).toHaveLength(5);
  });
});

describe('filters', () => {
  const tile = [[0.5, 0.5, 0.5, 0.5]];
  const library = libraryOf([
    trackOf('old', tile, { year: 1969, title: 'Él', artist: 'García', labels: ['Drama'], seconds: 20 }),
    trackOf('new', tile, { year: 2001, labels: ['drama', 'Crime'], seconds: 200 }),
    trackOf('undated', tile, { seconds: null }),
  ]);

  test.each<[string, Partial<Filters>, string[]]>([
    ['open', {}, ['old', 'new', 'undated']],
    ['from a year', { years: { from: 1969, to: null } }, ['old', 'new']],
    ['to a year', { years: { from: null, to: 2000 } }, ['old']],
    ['length', { seconds: { from: 30, to: 300 } }, ['new']],
    ['a label in any case', { label: { kind: 'is', label: 'Drama' } }, ['old', 'new']],
    ['labelled', { label: { kind: 'labelled' } }, ['old', 'new']],
    ['unlabelled', { label: { kind: 'unlabelled' } }, ['undated']],
    ['text without accents', { text: 'garcia EL' }, ['old']],
    ['text in the path', { text: 'scores/new' }, ['new']],
    ['nothing', { text: 'zebra' }, []],
  ])('%s', (_, filters, expected) => {
    expect(keys(library, [], filters)).toEqual(expected);
  });
});
