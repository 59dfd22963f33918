import { describe, expect, it } from 'vitest';
import { bootstrapIntervals, quantile } from './bootstrap.ts';
import { philox, randomInteger } from './random.ts';
import { mean, pickRows } from './rows.ts';

describe('philox', () => {
  it('gives the known answers of its authors (Random123, philox2x32-10)', () => {
    expect(philox(0, 0, 0)).toEqual([0xff1dae59, 0x6cd10df2]);
    expect(philox(0xffffffff, 0xffffffff, 0xffffffff)).toEqual([0x2c3f628b, 0xab4fd7ad]);
    expect(philox(0x13198a2e, 0x243f6a88, 0x85a308d3)).toEqual([0xdd7ce038, 0xf62a4c12]);
  });

  it('draws every value about equally often', () => {
    const counts = new Float64Array(7);
    for (let counter = 0; counter < 70_000; counter++) counts[randomInteger(3, counter, 0, 7)]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400); // 4 deviations
  });
});

const undefinedWithoutRow0 = (rows: readonly number[]) => [rows.includes(0) ? 1 : null, null];

describe('bootstrap intervals', () => {
  // 400 values of mean 0 and deviation 1, so the mean's own deviation is 1/20.
  const values = Array.from({ length: 400 }, (_, index) => (index % 2 === 0 ? 1 : -1));
  const statistic = (rows: readonly number[]): number[] => [mean(pickRows(values, rows))];

  const run = (seed: number) => bootstrapIntervals({ rows: 400 }, statistic, { seed, resamples: 200 });

  it('are as wide as theory says', async () => {
    const [interval] = await bootstrapIntervals({ rows: 400 }, statistic, { seed: 1, resamples: 4_000 });
    expect(interval?.estimate).toBe(0);
    expect(interval?.low).toBeCloseTo(-1.96 / 20, 2);
    expect(interval?.high).toBeCloseTo(1.96 / 20, 2);
    const [half] = await bootstrapIntervals({ rows: 400 }, statistic, { seed: 1, resamples: 4_000, level: 0.5 });
    expect(half?.high).toBeCloseTo(0.674 / 20, 2);
  });

  it('draw whole groups: four copies of each row make the interval no narrower', async () => {
    const copies = Array.from({ length: 1_600 }, (_, row) => values[Math.floor(row / 4)]);
    const groups = copies.map((_, row) => `track ${Math.floor(row / 4)}`);
    const sizes = new Set<number>();
    const grouped = await bootstrapIntervals(
      { groups },
      (rows) => {
        sizes.add(rows.length);
        return [mean(pickRows(copies, rows))];
      },
      { seed: 1, resamples: 500 },
    );
    expect(sizes).toEqual(new Set([1_600]));
    expect(grouped).toEqual(await bootstrapIntervals({ rows: 400 }, statistic, { seed: 1, resamples: 500 }));
  });

  it('repeat with the seed and differ without', async () => {
    expect(await run(5)).toEqual(await run(5));
    expect(await run(5)).not.toEqual(await run(6));
  });

  it('leave undefined resamples out and count them', async () => {
    const [some, never] = await bootstrapIntervals({ rows: 5 }, undefinedWithoutRow0, { seed: 2, resamples: 1_000 });
    // (4/5)^5 = 33 % of resamples miss row 0.
    expect(some?.undefinedResamples).toBeGreaterThan(270);
    expect(some?.undefinedResamples).toBeLessThan(390);
    expect(some).toMatchObject({ estimate: 1, low: 1, high: 1 });
    expect(never).toBeNull();
  });

  it('stop on abort and report progress', async () => {
    const controller = new AbortController();
    const shares: number[] = [];
    const slow = bootstrapIntervals(
      { rows: 400 },
      (rows) => {
        const until = performance.now() + 5;
        while (performance.now() < until);
        return statistic(rows);
      },
      {
        seed: 1,
        signal: controller.signal,
        onProgress: (share) => {
          shares.push(share);
          if (share > 0.02) controller.abort(new Error('enough'));
        },
      },
    );
    await expect(slow).rejects.toThrow('enough');
    expect(shares.at(-1)).toBeLessThan(0.5);
  });

  it('refuse nonsense', async () => {
    await expect(bootstrapIntervals({ rows: 0 }, statistic, { seed: 1 })).rejects.toThrow(/empty/);
    await expect(bootstrapIntervals({ rows: 4 }, statistic, { seed: 1, level: 1 })).rejects.toThrow(/bad-argument/);
    await expect(bootstrapIntervals({ rows: 4 }, statistic, { seed: 1, resamples: 0 })).rejects.toThrow(/bad-argument/);
  });
});

describe('quantile', () => {
  it('is linear between neighbours', () => {
    expect(quantile([10, 20, 40], 0.75)).toBe(30);
    expect(quantile([10, 20, 40], 1)).toBe(40);
    expect(quantile([7], 0.3)).toBe(7);
  });
});
