import { describe, expect, it } from 'vitest';
import { spread } from './spread.ts';

describe('spread', () => {
  it('leaves alone what has room', () => {
    expect(spread([10, 40, 90], 15, 0, 100)).toEqual([10, 40, 90]);
    expect(spread([], 15, 0, 100)).toEqual([]);
  });

  it('moves neighbours apart about their middle', () => {
    expect(spread([50, 50], 10, 0, 100)).toEqual([45, 55]);
    expect(spread([48, 50, 52], 10, 0, 100)).toEqual([40, 50, 60]);
  });

  it('stays inside, and takes in whom it pushes against', () => {
    expect(spread([0, 2, 14], 10, 0, 100)).toEqual([0, 10, 20]);
    expect(spread([99, 100], 10, 0, 100)).toEqual([90, 100]);
  });

  it('keeps order and gap whatever is wanted', () => {
    let state = 1;
    const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (let trial = 0; trial < 200; trial++) {
      const wanted = Array.from({ length: 1 + Math.floor(random() * 7) }, () => random() * 120 - 10).toSorted((a, b) => a - b);
      const places = spread(wanted, 15, 0, 100);
      for (const [index, place] of places.entries()) {
        expect(place).toBeGreaterThanOrEqual(-1e-9);
        expect(place).toBeLessThanOrEqual(100 + 1e-9);
        if (index > 0) expect(place - places[index - 1]).toBeGreaterThanOrEqual(15 - 1e-9);
      }
    }
  });

  it('shares the room where there is too little', () => {
    expect(spread([50, 51, 52], 60, 0, 100)).toEqual([0, 50, 100]);
  });
});
