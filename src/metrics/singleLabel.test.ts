import { describe, expect, it } from 'vitest';
import { MetricError } from './metricError.ts';
import { isSingleLabel, singleLabelReport } from './singleLabel.ts';

const one = (tag: number, tags = 3): boolean[] => Array.from({ length: tags }, (_, index) => index === tag);

describe('isSingleLabel', () => {
  it('asks for exactly one of several tags in every row', () => {
    expect(isSingleLabel([one(0), one(2)])).toBe(true);
    expect(isSingleLabel([one(0), [true, true, false]])).toBe(false);
    expect(isSingleLabel([one(0), [false, false, false]])).toBe(false);
    expect(isSingleLabel([[true], [true]])).toBe(false);
    expect(() => isSingleLabel([])).toThrow(MetricError);
  });
});

describe('singleLabelReport', () => {
  const targets = [one(0), one(0), one(0), one(1), one(1), one(2)];
  const scores = [
    [0.7, 0.2, 0.1],
    [0.5, 0.3, 0.2],
    [0.1, 0.8, 0.1],
    [0.2, 0.6, 0.2],
    // A tie goes to the first.
    [0.4, 0.4, 0.2],
    [0.3, 0.3, 0.4],
  ];
  const { accuracy, chance, matrix, report } = singleLabelReport(targets, scores);

  it('counts who is given what', () => {
    expect(matrix).toEqual([
      [2, 1, 0],
      [1, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('is right in four of six, where the most frequent tag would be in three', () => {
    expect(accuracy).toBeCloseTo(4 / 6, 12);
    expect(chance).toBeCloseTo(3 / 6, 12);
  });

  it('has precision and recall of the highest tag', () => {
    expect(report.tags.map(({ precision }) => precision)).toEqual([2 / 3, 1 / 2, 1]);
    expect(report.tags.map(({ recall }) => recall)).toEqual([2 / 3, 1 / 2, 1]);
    // With one tag given to each row these are all the same.
    expect([report.micro.precision, report.micro.recall, report.micro.f1]).toEqual([accuracy, accuracy, accuracy]);
  });

  it('refuses rows of several tags', () => {
    expect(() => singleLabelReport([[true, true]], [[0.1, 0.2]])).toThrow(MetricError);
  });
});
