import { describe, expect, it } from 'vitest';
import { spikeAt, spikeShapes } from './spikesGeometry.ts';

const FEW = { tags: ['A', 'B', 'C', 'D'], scores: [0.1, 0.8, 0.4, 0.2], targets: [false, true, false, true], size: 2 };

function many(count: number) {
  const scores = Array.from({ length: count }, (_, tag) => ((tag * 37) % count) / count ** 2);
  return { tags: scores.map((_, tag) => `tag number ${tag}`), scores, targets: scores.map((_, tag) => tag % 40 === 3), size: 20 };
}

describe('spikeShapes', () => {
  it('tells the four outcomes apart', () => {
    expect(spikeShapes(FEW, 'tags', 400).spikes.map(({ kind }) => kind)).toEqual(['rest', 'held', 'extra', 'missed']);
  });

  it('raises spikes in proportion, the highest to the top', () => {
    const { spikes, top, base } = spikeShapes(FEW, 'tags', 400);
    expect(spikes[1].top).toBeCloseTo(top, 6);
    expect(base - spikes[2].top).toBeCloseTo((base - top) / 2, 6);
  });

  it('names every one of few tags below, and nothing above', () => {
    const { names, top } = spikeShapes(FEW, 'tags', 400);
    expect(names.map(({ text, side }) => `${text} ${side}`)).toEqual(['A below', 'B below', 'C below', 'D below']);
    expect(top).toBeLessThan(20);
  });

  it('cuts after the K highest where they stand in order', () => {
    const { spikes, cut } = spikeShapes(FEW, 'scores', 400);
    expect(spikes.map(({ tag, place }) => [tag, place])).toEqual([[1, 1], [2, 2], [3, 3], [0, 4]]);
    expect(cut).toBeCloseTo((spikes[1].x + spikes[2].x) / 2, 6);
    expect(spikeShapes({ ...FEW, size: 4 }, 'scores', 400).cut).toBeNull();
    expect(spikeShapes(FEW, 'tags', 400).cut).toBeNull();
  });

  it.each([1_200, 330])('stays readable with 188 tags on %i px', (width) => {
    const row = many(188);
    for (const order of ['tags', 'scores'] as const) {
      const { spikes, names, left, right, top, base } = spikeShapes(row, order, width);
      expect(spikes).toHaveLength(188);
      for (const spike of spikes) {
        expect(spike.x).toBeGreaterThan(left);
        expect(spike.x).toBeLessThan(width - right);
        expect(spike.width).toBeGreaterThanOrEqual(1);
        expect(spike.top).toBeGreaterThanOrEqual(top - 1e-9);
        expect(spike.top).toBeLessThanOrEqual(base);
      }
      // Below: the five true ones; above: the highest that are not true.
      expect(names.filter(({ side }) => side === 'below').map(({ kind }) => kind === 'held' || kind === 'missed')).toEqual(Array.from({ length: 5 }, () => true));
      const above = names.filter(({ side }) => side === 'above');
      expect(above.length).toBeGreaterThan(0);
      expect(above.every(({ kind }) => kind === 'extra')).toBe(true);
      for (const side of ['above', 'below'] as const) {
        const places = names.filter((name) => name.side === side).map(({ x }) => x);
        places.slice(1).forEach((x, index) => expect(x - places[index]).toBeGreaterThanOrEqual(14.99));
      }
    }
  });

  it('draws a row of zeros', () => {
    const { spikes, base } = spikeShapes({ ...FEW, scores: [0, 0, 0, 0] }, 'tags', 400);
    expect(spikes.every(({ top }) => top === base)).toBe(true);
  });
});

it('finds the spike under a pointer', () => {
  const shapes = spikeShapes(FEW, 'scores', 400);
  shapes.spikes.forEach(({ x }, index) => expect(spikeAt(x, shapes)).toBe(index));
  expect(spikeAt(10, shapes)).toBeNull();
  expect(spikeAt(399, shapes)).toBeNull();
});
