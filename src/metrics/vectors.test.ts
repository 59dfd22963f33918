/** 1,000 random cases against scikit-learn; scripts/metrics/make_vectors.py makes vectors.json. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brierScoreByTag, calibrationCurve } from './calibration.ts';
import { classificationReport, type ClassificationReport } from './classification.ts';
import { precisionRecallCurve, rocCurve } from './curves.ts';
import { bestCoverageError, coverageError, labelRankingAveragePrecision, labelRankingLoss } from './ranking.ts';
import { microColumn, tagColumns } from './rows.ts';
import { atThresholds, cutToTargets, topTags } from './selection.ts';
import { averagePrecisionByTag, rocAucByTag, type TagAreas } from './tagAreas.ts';
import { tuneThresholds } from './thresholds.ts';

const TOLERANCE = 1e-10;

interface Case {
  readonly t: readonly string[];
  readonly s: readonly (readonly number[])[];
  readonly cov: number | null;
  readonly lrap: number;
  readonly loss: number | null;
  readonly auc: readonly (number | null)[];
  readonly ap: readonly (number | null)[];
  readonly brier: readonly number[];
  readonly k: number;
  readonly top: readonly (readonly number[])[];
  readonly cut: readonly (readonly number[])[];
  readonly f1: readonly (number | null)[];
  readonly roc?: readonly (readonly number[])[] | null;
  readonly pr?: readonly (readonly number[])[] | null;
  readonly cal?: readonly (readonly number[])[];
}

const cases = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as Case[];
const inputs = cases.map((vector) => ({
  vector,
  targets: vector.t.map((row) => [...row].map((cell) => cell === '1')),
  scores: vector.s.map((row) => row.map((thousandths) => thousandths / 1000)),
}));

/** Equal shape, equal nulls, equal numbers within TOLERANCE; `index` names the case. */
function agree(actual: unknown, expected: unknown, index: number, what: string): void {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) throw new Error(`case ${index}, ${what}: no list`);
    expect(actual.length, `case ${index}, ${what}: length`).toBe(expected.length);
    expected.forEach((value, place) => agree(actual[place], value, index, `${what}[${place}]`));
  } else if (typeof expected === 'number' && typeof actual === 'number') {
    const distance = Math.abs(actual - expected);
    if (!(distance <= TOLERANCE)) throw new Error(`case ${index}, ${what}: ${actual}, not ${expected}`);
  } else if (actual !== expected) {
    throw new Error(`case ${index}, ${what}: ${String(actual)}, not ${String(expected)}`);
  }
}

function count(wanted: (input: (typeof inputs)[number]) => boolean): number {
  return inputs.filter(wanted).length;
}

function everyCase(check: (input: (typeof inputs)[number], index: number) => void): void {
  inputs.forEach(check);
}

const lines = (report: ClassificationReport): number[][] => {
  const all = [...report.tags, report.micro, report.macro, report.weighted];
  return [
    all.map((scores) => scores.precision),
    all.map((scores) => scores.recall),
    all.map((scores) => scores.f1),
    report.tags.map((scores) => scores.support),
  ];
};

describe('the vectors', () => {
  it('are 1,000 cases that hold the awkward ones', () => {
    expect(cases.length).toBe(1000);
    expect(count(({ targets }) => targets[0].length === 1)).toBeGreaterThan(50);
    expect(count(({ targets }) => targets.length === 1)).toBeGreaterThan(50);
    expect(count(({ targets }) => targets.some((row) => !row.includes(true)))).toBeGreaterThan(300);
    expect(count(({ targets }) => targets.some((row) => !row.includes(false)))).toBeGreaterThan(200);
    expect(count(({ scores }) => scores.some((row) => new Set(row).size < row.length))).toBeGreaterThan(500);
  });
});

describe('agreement with scikit-learn', () => {
  it('coverage error', () =>
    everyCase(({ vector, targets, scores }, index) => {
      if (vector.cov !== null) agree(coverageError(targets, scores), vector.cov, index, 'coverage error');
    }));

  it('best coverage error: that of the truth as scores', () =>
    everyCase(({ targets }, index) => {
      const truth = targets.map((row) => row.map(Number));
      agree(bestCoverageError(targets), coverageError(targets, truth), index, 'best coverage error');
    }));

  it('label-ranking average precision', () =>
    everyCase(({ vector, targets, scores }, index) =>
      agree(labelRankingAveragePrecision(targets, scores), vector.lrap, index, 'LRAP'),
    ));

  it('label-ranking loss', () =>
    everyCase(({ vector, targets, scores }, index) => {
      if (vector.loss !== null) agree(labelRankingLoss(targets, scores), vector.loss, index, 'loss');
    }));

  it('the same from Float32Array rows, whose ties are the same', () =>
    everyCase(({ vector, targets, scores }, index) => {
      const rows = scores.map((row) => Float32Array.from(row));
      agree(labelRankingAveragePrecision(targets, rows), vector.lrap, index, 'LRAP');
      agree(lines(classificationReport(targets, topTags(rows, vector.k))), vector.top, index, 'top K');
    }));

  it('ROC-AUC and average precision by tag and micro; macro is the mean of the defined', () =>
    everyCase(({ vector, targets, scores }, index) => {
      const check = (areas: TagAreas, expected: readonly (number | null)[], what: string): void => {
        agree([...areas.tags, areas.micro], expected, index, what);
        const defined = expected.slice(0, -1).filter((value) => value !== null);
        expect(areas.definedTags).toBe(defined.length);
        const macro = defined.length > 0 ? defined.reduce((a, b) => a + b, 0) / defined.length : null;
        agree(areas.macro, macro, index, `${what} macro`);
      };
      check(rocAucByTag(targets, scores), vector.auc, 'AUC');
      check(averagePrecisionByTag(targets, scores), vector.ap, 'AP');
    }));

  it('Brier score by tag', () =>
    everyCase(({ vector, targets, scores }, index) =>
      agree(brierScoreByTag(targets, scores), vector.brier, index, 'Brier'),
    ));

  it('precision, recall, F1 and support at the top K and cut to the targets', () =>
    everyCase(({ vector, targets, scores }, index) => {
      agree(lines(classificationReport(targets, topTags(scores, vector.k))), vector.top, index, 'top K');
      agree(lines(classificationReport(targets, cutToTargets(targets, scores))), vector.cut, index, 'cut');
    }));

  it('the highest F1, which the tuned thresholds reach when applied', () =>
    everyCase(({ vector, targets, scores }, index) => {
      const tuned = tuneThresholds(targets, scores);
      agree(tuned.map((tag) => tag?.f1 ?? null), vector.f1, index, 'F1');
      const given = atThresholds(scores, tuned.map((tag) => tag?.threshold ?? null));
      const reached = classificationReport(targets, given).tags.map((tag) => tag.f1);
      agree(reached, vector.f1.map((value) => value ?? 0), index, 'F1 at thresholds');
    }));

  it('curves and calibration of all cells', () => {
    let curves = 0;
    everyCase(({ vector, targets, scores }, index) => {
      const all = microColumn(targets, scores);
      if (vector.roc !== undefined) {
        const roc = rocCurve(all);
        const rates = roc && [roc.map((p) => p.falsePositiveRate), roc.map((p) => p.truePositiveRate)];
        agree(rates, vector.roc, index, 'ROC');
        curves++;
      }
      if (vector.pr !== undefined) {
        const pr = precisionRecallCurve(all);
        agree(pr && [pr.map((p) => p.precision), pr.map((p) => p.recall)], vector.pr, index, 'PR');
      }
      if (vector.cal !== undefined) {
        const bins = calibrationCurve(all);
        const shape = [bins.map((bin) => bin.positiveShare), bins.map((bin) => bin.meanScore)];
        agree(shape, vector.cal, index, 'calibration');
      }
    });
    expect(curves).toBe(100);
  });

  it('a ROC curve where, and only where, its area is defined', () =>
    everyCase(({ vector, targets, scores }, index) => {
      const defined = tagColumns(targets, scores).map((column) => rocCurve(column) !== null);
      expect(defined, `case ${index}`).toEqual(vector.auc.slice(0, -1).map((area) => area !== null));
    }));
});
