import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importPredictions, type ImportedPredictions } from '../metrics/importPredictions.ts';
import { importTagSets } from '../metrics/importTagSets.ts';
import { combinations } from '../metrics/overlaps.ts';
import { balancedThreshold, importedCollection, libraryCollection, libraryMatcher, offers, rowData, scoreRange, sizeData, type Collection, type RowChoice } from './exploreData.ts';
import { bigramsOf, combinationsOf, listOf, pairSizes, sizeOf, yearsOf } from './exploreOverlaps.ts';
import type { Track } from './state.ts';

const LABELS: RowChoice = { by: 'labels', pooled: false, threshold: 0.5, both: false };

/** Only what the collection reads of a track; the rest is as an unread file has it. */
function track(key: string, change: Partial<Track>): Track {
  return {
    key, id: null, fileName: `${key}.mp3`, path: `${key}.mp3`, bytes: 1, title: key, artist: '', album: '', year: null,
    embeddedGenres: [], labels: null, group: null, stage: 'done', problem: null, remark: null, seconds: 1,
    descriptors: null, peaks: null, confidences: null, times: null, overall: null, raw: null, playable: true, ...change,
  };
}

const library = libraryCollection(
  [
    track('a', { labels: ['drama', 'Waltz'], overall: Float32Array.of(0.9, 0.2), album: 'X', year: 1990 }),
    track('b', { labels: ['Comedy'], overall: Float32Array.of(0.6, 0.7), album: 'X' }),
    track('c', { overall: Float32Array.of(0.1, 0.8) }),
    track('d', { labels: ['Comedy', 'Drama'], year: 2000 }),
    track('e', { stage: 'failed' }),
  ],
  ['Drama', 'Comedy'],
);

describe('the library as a collection', () => {
  it('keeps the order of the ensemble, adds labels of its own, and leaves out what tells nothing', () => {
    expect(library.tags).toEqual(['Drama', 'Comedy', 'Waltz']);
    expect(library.entries.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(offers(library)).toEqual({ labels: true, predictions: true, both: true });
  });

  it('counts labels, predictions, or either on the tracks that have both', () => {
    expect(rowData(library, LABELS)?.targets).toEqual([[true, false, true], [false, true, false], [true, true, false]]);
    expect(rowData(library, { ...LABELS, by: 'predictions' })?.targets).toEqual([
      [true, false, false], [true, true, false], [false, true, false],
    ]);
    expect(rowData(library, { ...LABELS, both: true })?.members.flat().map(({ id }) => id)).toEqual(['a', 'b']);
    expect(rowData({ ...library, entries: [] }, LABELS)).toBeNull();
  });

  it('puts the tracks of one work together, by any label and by the mean score', () => {
    const pooled = rowData(library, { ...LABELS, pooled: true });
    expect(pooled?.unit).toBe('work');
    expect(pooled?.targets).toEqual([[true, true, true], [true, true, false]]);
    expect(pooled?.members.map((entries) => entries.length)).toEqual([2, 1]);
    const predicted = rowData(library, { ...LABELS, by: 'predictions', pooled: true, threshold: 0.7 });
    expect(predicted?.targets).toEqual([[true, false, false], [false, true, false]]);
  });

  it('starts where predictions give as many tags as labels do', () => {
    expect(balancedThreshold(library)).toBeCloseTo(0.7);
    expect(balancedThreshold({ ...library, entries: library.entries.slice(2, 3) })).toBe(0.5);
    // No score of many that share out 1 reaches one half: two tags an entry.
    const shared = [Float32Array.of(0.4, 0.3, 0.2, 0.1), Float32Array.of(0.1, 0.15, 0.35, 0.4)].map((overall, index) => track(String(index), { overall }));
    expect(balancedThreshold(libraryCollection(shared, ['A', 'B', 'C', 'D']))).toBeCloseTo(0.3);
    expect(scoreRange(library)?.map((score) => Math.round(score * 10))).toEqual([1, 9]);
  });

  it('takes the year of a work from the first track that knows it', () => {
    const data = rowData(library, { ...LABELS, pooled: true });
    expect(data && yearsOf(data)?.[1]).toMatchObject({ count: 2, mean: 1995 });
    const undated = rowData({ ...library, entries: library.entries.slice(1, 2) }, LABELS);
    expect(undated && yearsOf(undated)).toBeNull();
  });

  it('finds the file of an imported track, and does not guess between two', () => {
    const match = libraryMatcher([
      track('1', { fileName: '01 Main.mp3', album: 'Heat' }),
      track('2', { fileName: '01 main.mp3', path: 'Scores/Alien 3/01 main.mp3' }),
      track('3', { fileName: 'Only.mp3' }),
    ]);
    expect(match('01 Main.mp3', 'Alien 3')).toBe('2');
    expect(match('01 Main.mp3', 'Casino')).toBeNull();
    expect(match('only.mp3', 'Anything')).toBe('3');
    expect(match('None.mp3', 'Heat')).toBeNull();
  });
});

/** Checks every region up to three tags against its list, and combinations against each other. */
function expectListsToFit(collection: Collection, choice: RowChoice): void {
  const data = rowData(collection, choice);
  if (data === null) throw new Error('no rows');
  for (const size of [1, 2, 3]) {
    for (const selected of combinations(data.tags.length, size)) {
      const listed = listOf(data, selected);
      expect(listed?.rows).toBe(sizeOf(data, selected));
      const all = combinationsOf(data, selected) ?? [];
      const whole = all.find(({ tags }) => tags.length === size)?.size ?? 0;
      expect(whole).toBe(sizeOf(data, selected));
      for (const { tags, size: exact } of all) {
        const without = selected.filter((tag) => !tags.includes(tag));
        expect(listOf(data, tags, without)?.rows).toBe(exact);
      }
    }
  }
}

describe('lists', () => {
  it('hold as many as the region counts', () => {
    expectListsToFit(library, LABELS);
    expectListsToFit(library, { ...LABELS, by: 'predictions', pooled: true });
  });

  it('of a vocabulary of 188 tags stay quick', () => {
    const tags = Array.from({ length: 188 }, (_, index) => `tag ${index}`);
    const rows = Array.from({ length: 3_000 }, (_, row) => ({
      film: `f${row % 700}`, cue: `c${row}`, composer: null, year: 1950 + (row % 60),
      targets: tags.map((_tag, tag) => (row * 31 + tag * 17) % 23 === 0),
      scores: tags.map((_tag, tag) => ((row * 13 + tag * 7) % 100) / 100),
    }));
    const data = rowData(importedCollection({ tags, rows }, () => null), { ...LABELS, pooled: true });
    if (data === null) throw new Error('no rows');
    const sizes = pairSizes(data);
    const [first] = bigramsOf(sizes);
    expect(first.size).toBe(sizeOf(data, first.tags));
    const selected = [0, 5, 17, 23, 60, 90, 120, 187];
    const total = (combinationsOf(data, selected) ?? []).reduce((sum, { size }) => sum + size, 0);
    expect(total).toBe(data.targets.filter((row) => selected.some((tag) => row[tag])).length);
  });
});

const THESIS = '../shared/thesis';
const read = (name: string): unknown => JSON.parse(readFileSync(`${THESIS}/${name}`, 'utf8'));

describe.skipIf(!existsSync(THESIS))('the published data (skipped where ../shared/thesis is absent)', () => {
  it('has 26 films in Comedy + Romance, and no tracks to list', () => {
    const sets = importTagSets(read('tag_sets.json'));
    if (!sets.ok) throw new Error(sets.error.code);
    const data = sizeData(sets.data);
    const pair = ['Romance', 'Comedy'].map((tag) => data.tags.indexOf(tag));
    expect(sizeOf(data, pair)).toBe(26);
    expect(listOf(data, pair)).toBeNull();
    expect(pairSizes(data)[pair[0]][pair[1]]).toBe(26);
    const three = [...pair, data.tags.indexOf('Drama')];
    const regions = combinationsOf(data, three) ?? [];
    const both = regions.filter(({ tags }) => pair.every((tag) => tags.includes(tag)));
    expect(both.reduce((sum, { size }) => sum + size, 0)).toBe(26);
    expect(combinationsOf(data, [...three, 0])).toBeNull();
  });

  it('counts predictions by film apart from tracks', () => {
    const predictions = importPredictions(read('pooling_dict.json'));
    if (!predictions.ok) throw new Error(predictions.error.code);
    const imported: ImportedPredictions = predictions.data;
    const collection = importedCollection(imported, () => null);
    const pair = ['Romance', 'Comedy'].map((tag) => collection.tags.indexOf(tag));
    const tracks = rowData(collection, LABELS);
    const films = rowData(collection, { ...LABELS, pooled: true });
    if (tracks === null || films === null) throw new Error('no rows');
    expect([tracks.targets.length, films.targets.length]).toEqual([196, 141]);
    expect([sizeOf(tracks, pair), sizeOf(films, pair)]).toEqual([11, 9]);
    expect(listOf(films, pair)?.entries.length).toBe(11);
    expectListsToFit(collection, { ...LABELS, pooled: true });
    expectListsToFit(collection, { ...LABELS, by: 'predictions', threshold: balancedThreshold(collection) });
  });
});
