import { describe, expect, it } from 'vitest';
import type { EpochRecord } from '../../nets/ensemble.ts';
import { hasAccuracy, lossExtent, lossRows, lossShapes, type LossFrame } from './lossGeometry.ts';

const FRAME: LossFrame = { width: 200, height: 100, left: 30, right: 10, top: 10, bottom: 20 };

function history(length: number): EpochRecord[] {
  return Array.from({ length }, (_, index) => ({
    epoch: index + 1,
    trainingLoss: 0.25 - index * 0.001,
    validationLoss: 0.26 - index * 0.0005,
  }));
}

describe('lossExtent', () => {
  it('covers every net, with room and round ends', () => {
    const extent = lossExtent([history(12), history(30)]);
    expect(extent.lastEpoch).toBe(30);
    expect(extent.lowest).toBeLessThanOrEqual(0.221);
    expect(extent.highest).toBeGreaterThanOrEqual(0.26);
    expect(extent.highest).toBeLessThan(0.3);
  });

  it('moves its last epoch in steps', () => {
    expect(lossExtent([history(31)]).lastEpoch).toBe(40);
    expect(lossExtent([history(101)]).lastEpoch).toBe(150);
    expect(lossExtent([history(1000)]).lastEpoch).toBe(1000);
  });

  it('stays the same when several hundred long nets are sampled', () => {
    const few = lossExtent([history(100), history(100)]);
    expect(lossExtent(Array.from({ length: 188 }, () => history(100)))).toEqual(few);
  });

  it('shows at least ten epochs, and 0 to 1 before the first', () => {
    expect(lossExtent([[], []])).toEqual({ lastEpoch: 10, lowest: 0, highest: 1 });
  });

  it('is not pressed flat by one diverging net, nor upset by values that are no numbers', () => {
    const diverged = [
      { epoch: 1, trainingLoss: 0.3, validationLoss: 0.3 },
      { epoch: 2, trainingLoss: 900, validationLoss: Number.NaN },
      { epoch: 3, trainingLoss: Number.POSITIVE_INFINITY, validationLoss: Number.NaN },
    ];
    expect(lossExtent([history(40), history(40), diverged]).highest).toBeLessThan(1);
  });

  it('has a height when all losses are equal', () => {
    const flat = [{ epoch: 1, trainingLoss: 0.25, validationLoss: 0.25 }];
    const { lowest, highest } = lossExtent([flat]);
    expect(lowest).toBeLessThan(0.25);
    expect(highest).toBeGreaterThan(0.25);
  });
});

describe('lossShapes', () => {
  it('spans the plot from the first epoch to the last', () => {
    const shapes = lossShapes(history(11), 11, { lastEpoch: 11, lowest: 0, highest: 0.5 }, FRAME);
    expect(shapes.training).toMatch(/^M30,45L/);
    expect(shapes.training.split('L')).toHaveLength(11);
    expect(shapes.best?.x).toBe(190);
    expect(shapes.best?.y).toBeCloseTo(10 + 70 * (1 - 0.255 / 0.5), 6);
    expect(shapes.epochTicks.map(({ label }) => label)).toEqual(['1', '6', '11']);
    for (const { at } of shapes.lossTicks) {
      expect(at).toBeGreaterThanOrEqual(10);
      expect(at).toBeLessThanOrEqual(80);
    }
  });

  it('holds losses beyond the extent at its edge and breaks the line where there is no number', () => {
    const shapes = lossShapes(
      [
        { epoch: 1, trainingLoss: 5, validationLoss: 0.2 },
        { epoch: 2, trainingLoss: 5, validationLoss: Number.NaN },
        { epoch: 3, trainingLoss: 5, validationLoss: 0.2 },
        { epoch: 4, trainingLoss: 5, validationLoss: 0.2 },
      ],
      1,
      { lastEpoch: 10, lowest: 0, highest: 1 },
      FRAME,
    );
    expect(shapes.training).toMatch(/^M30,10L/);
    expect(shapes.validation.match(/M/g)).toHaveLength(2);
  });

  it('draws nothing before the first epoch', () => {
    const shapes = lossShapes([], 0, lossExtent([[]]), FRAME);
    expect(shapes).toMatchObject({ training: '', validation: '', best: null });
  });
});

describe('lossRows', () => {
  it('keeps a short history whole', () => {
    expect(lossRows(history(6), 3, 8)).toHaveLength(6);
  });

  it('keeps the first, the best and the last of a long one, in order', () => {
    const epochs = lossRows(history(1000), 777, 8).map(({ epoch }) => epoch);
    expect(epochs.length).toBeLessThanOrEqual(8);
    expect(epochs[0]).toBe(1);
    expect(epochs.at(-1)).toBe(1000);
    expect(epochs).toContain(777);
    expect(epochs).toEqual(epochs.toSorted((a, b) => a - b));
  });
});

describe('accuracy', () => {
  const measured = history(20).map((record) => ({ ...record, accuracy: { training: 0.5 + record.epoch / 50, validation: 0.62 + record.epoch / 100 } }));
  const mixed = [...history(3), ...measured.slice(3)];

  it('is known to be there or not', () => {
    expect(hasAccuracy([history(3), []])).toBe(false);
    expect(hasAccuracy([history(3), mixed])).toBe(true);
  });

  it('reaches from a round share up to 1', () => {
    expect(lossExtent([measured, history(2)], 'accuracy')).toEqual({ lastEpoch: 20, lowest: 0.5, highest: 1 });
    const high = measured.map((record) => ({ ...record, accuracy: { training: 0.97, validation: 0.98 } }));
    expect(lossExtent([high], 'accuracy').lowest).toBe(0.9);
    expect(lossExtent([history(4)], 'accuracy')).toEqual({ lastEpoch: 10, lowest: 0, highest: 1 });
  });

  it('is drawn from where it was measured on, with the best epoch on its own line', () => {
    const extent = lossExtent([mixed], 'accuracy');
    const shapes = lossShapes(mixed, 20, extent, FRAME, 'accuracy');
    expect(shapes.validation.match(/[ML]/g)).toHaveLength(17);
    // 0.82 of 0.5..1 between y = 80 and y = 10.
    expect(shapes.best).toEqual({ x: 190, y: expect.closeTo(80 - 0.64 * 70, 6) as number });
    expect(lossShapes(history(20), 20, extent, FRAME, 'accuracy')).toMatchObject({ training: '', validation: '', best: null });
  });
});
