/**
 * The published figures of the film-score thesis, from its published predictions. The data is not
 * part of this project: it is read from the folder ../shared/thesis beside it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classificationReport } from './classification.ts';
import { importPredictions } from './importPredictions.ts';
import { exactRegions, importTagSets, sizeOfSet } from './importTagSets.ts';
import { outcomeLists, outcomes } from './outcomes.ts';
import { bestCoverageError, coverageError, labelRankingAveragePrecision } from './ranking.ts';
import { coverageSize, topTags } from './selection.ts';

const FOLDER = new URL('../../../shared/thesis/', import.meta.url);

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
}

function absent(name: string): boolean {
  const missing = !existsSync(new URL(name, FOLDER));
  if (missing) console.warn(`SKIPPED: ../shared/thesis/${name} is absent, so its figures are not checked.`);
  return missing;
}

/** Precision, recall, F1, support as printed, in the order of the tags. */
const PRINTED: readonly (readonly [string, number, number, number, number])[] = [
  ['Action', 0.39, 0.92, 0.55, 50],
  ['Adventure', 0.4, 0.85, 0.54, 62],
  ['Comedy', 0.5, 0.79, 0.61, 53],
  ['Crime', 0.32, 0.45, 0.37, 42],
  ['Drama', 0.46, 0.69, 0.55, 74],
  ['Fantasy', 0.24, 0.97, 0.38, 30],
  ['Musical', 0.49, 0.8, 0.61, 30],
  ['Romance', 0.32, 0.68, 0.44, 40],
  ['Sci-Fi', 0.3, 0.91, 0.46, 34],
  ['Thriller', 0.33, 0.89, 0.48, 44],
];

const decimals = (value: number): number => Math.round(value * 100) / 100;

function loadPredictions() {
  const result = importPredictions(read('pooling_dict.json'));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { tags, rows } = result.data;
  return { tags, rows, targets: rows.map((row) => row.targets), scores: rows.map((row) => row.scores) };
}

describe.skipIf(absent('pooling_dict.json'))('pooled predictions (skipped where ../shared/thesis is absent)', () => {
  it('are 196 tracks, all dated', () => {
    const { rows } = loadPredictions();
    expect(rows.length).toBe(196);
    expect(rows.filter((row) => row.composer === null).length).toBe(16);
    expect(rows.every((row) => row.year !== null)).toBe(true);
  });

  it('give coverage error 5.0255, best 2.3418, LRAP 0.6187', () => {
    const { targets, scores } = loadPredictions();
    expect(coverageError(targets, scores)).toBeCloseTo(5.0255, 4);
    expect(bestCoverageError(targets)).toBeCloseTo(2.3418, 4);
    expect(labelRankingAveragePrecision(targets, scores)).toBeCloseTo(0.6187, 4);
  });

  it('give the printed report at the five highest tags', () => {
    const { tags, targets, scores } = loadPredictions();
    expect(coverageSize(targets, scores)).toBe(5);
    const report = classificationReport(targets, topTags(scores, 5));
    const found = report.tags.map((scores, tag) => [
      tags[tag], decimals(scores.precision), decimals(scores.recall), decimals(scores.f1), scores.support,
    ]);
    expect(found).toEqual(PRINTED);
    const { precision, recall, f1, support } = report.weighted;
    expect([decimals(precision), decimals(recall), decimals(f1), support]).toEqual([0.39, 0.79, 0.51, 459]);
  });

  it('hold no tie, so no rule for ties could change the report', () => {
    const { scores } = loadPredictions();
    expect(scores.every((row) => new Set(row).size === row.length)).toBe(true);
  });

  it('sort into 35 fully right, 103 partly right and 58 fully wrong tracks', () => {
    const { targets, scores } = loadPredictions();
    const lists = outcomeLists(targets, scores);
    expect([lists.right.length, lists.partly.length, lists.wrong.length, lists.untagged.length]).toEqual([
      35, 103, 58, 0,
    ]);
  });

  it.each([
    ['Sneakers', 'Hand-Off', ['Action', 'Sci-Fi', 'Adventure'], ['Comedy', 'Crime', 'Drama'], 'wrong'],
    ['The Truman Show', 'Powaqqatsi', ['Action', 'Sci-Fi'], ['Comedy', 'Sci-Fi'], 'partly'],
    ['Jaws', 'One Barrel Chase', ['Comedy', 'Romance'], ['Drama', 'Thriller'], 'wrong'],
    ['O Brother', 'Down To The River', ['Drama'], ['Crime'], 'wrong'],
  ])('show the mislabelling of %s that the thesis discusses', (film, cue, predicted, actual, kind) => {
    const { tags, rows, targets, scores } = loadPredictions();
    const row = rows.findIndex((track) => track.film.includes(film) && track.cue.includes(cue));
    const outcome = outcomes(targets, scores)[row];
    expect(outcome.predicted.map((tag) => tags[tag])).toEqual(predicted);
    expect(outcome.actual.map((tag) => tags[tag])).toEqual(actual);
    expect(outcome.kind).toBe(kind);
  });
});

function loadTagSets() {
  const result = importTagSets(read('tag_sets.json'));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.data;
}

describe.skipIf(absent('tag_sets.json'))('tag sets (skipped where ../shared/thesis is absent)', () => {
  it('are 10 singles, 45 pairs and 120 triples', () => {
    const { tags, sets } = loadTagSets();
    expect(tags.length).toBe(10);
    expect([1, 2, 3].map((size) => sets.filter((set) => set.sets.length === size).length)).toEqual([10, 45, 120]);
  });

  it('count 26 films in Romance + Comedy, 11 of them dramas too', () => {
    const data = loadTagSets();
    expect(sizeOfSet(data, ['Romance', 'Comedy'])).toBe(26);
    expect(sizeOfSet(data, ['Romance', 'Comedy', 'Drama'])).toBe(11);
  });

  it('are consistent: no region of any three tags is negative', () => {
    const data = loadTagSets();
    for (const { sets } of data.sets.filter((set) => set.sets.length === 3)) {
      const regions = exactRegions(data, sets);
      expect(regions?.every((region) => region.size >= 0), sets.join(' + ')).toBe(true);
    }
  });
});
