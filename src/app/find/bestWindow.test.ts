import { describe, expect, test } from 'vitest';
import { TILE_SECONDS } from '../../dsp/tileFormat.ts';
import { bestWindow } from './bestWindow.ts';
import { generator, libraryOf, TIMES, trackOf } from './library.fixture.ts';
import { rank } from './rank.ts';
import { NO_FILTERS } from './query.ts';
import { reasonOf, strongestSpan } from './reason.ts';
import { tileFits } from './tileFits.ts';

describe('bestWindow', () => {
  test('finds the three good tiles', () => {
    const fits = Float32Array.of(0.1, 0.1, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1, 0.1);
    const { from, to, fit } = bestWindow(fits, TIMES, 100);
    expect(from).toBeCloseTo(2 * TILE_SECONDS);
    expect(to - from).toBeCloseTo(30);
    expect(fit).toBeCloseTo((3 * TILE_SECONDS * 0.9 + (30 - 3 * TILE_SECONDS) * 0.1) / 30, 5);
  });

  test('a short track is its own window', () => {
    expect(bestWindow(Float32Array.of(0.2), TIMES, 4)).toMatchObject({ from: 0, to: 4 });
    expect(bestWindow(Float32Array.of(0.1, 0.9), TIMES, 29)).toMatchObject({ from: 0, to: 29 });
  });

  test('never ends after the track, and starts at 0 when all tiles are equal', () => {
    const random = generator(3);
    for (let round = 0; round < 200; round += 1) {
      const seconds = 5 + random() * 400;
      const tiles = Math.max(1, Math.floor(seconds / TILE_SECONDS));
      const { from, to } = bestWindow(Float32Array.from({ length: tiles }, random), TIMES, seconds);
      expect(to).toBeLessThanOrEqual(seconds);
      expect(to - from).toBeCloseTo(Math.min(30, seconds), 6);
    }
    expect(bestWindow(new Float32Array(20).fill(0.3), TIMES, 200).from).toBe(0);
  });

  test('an excerpt is heard from its beginning, or from where 30 s are left', () => {
    expect(bestWindow(Float32Array.of(0.7), { first: 40, length: 29.12 }, 120)).toMatchObject({ from: 40, to: 70 });
    const { from, to, fit } = bestWindow(Float32Array.of(0.7), { first: 1.44, length: 29.12 }, 32);
    expect([from, to]).toEqual([1.44, 31.44]);
    expect(fit).toBeCloseTo(0.7, 6);
    expect(bestWindow(Float32Array.of(0.7), { first: 0.94, length: 29.12 }, 30.5).to).toBe(30.5);
  });

  test('is the best of all windows', () => {
    const random = generator(9);
    const fits = Float32Array.from({ length: 40 }, random);
    const best = bestWindow(fits, TIMES, 40 * TILE_SECONDS);
    const at = (start: number): number =>
      ((fits[start] + fits[start + 1] + fits[start + 2]) * TILE_SECONDS + fits[start + 3] * (30 - 3 * TILE_SECONDS)) / 30;
    const all = Array.from({ length: 37 }, (_, start) => at(start));
    expect(best.fit).toBeCloseTo(Math.max(...all), 5);
    expect(best.from).toBeCloseTo(all.indexOf(Math.max(...all)) * TILE_SECONDS);
  });
});

describe('tiles and reasons', () => {
  const [low, high] = [0.1, 0.9];
  const track = trackOf('film', [
    [low, low, 0.2, low],
    [low, low, 0.2, low],
    [high, 0.5, 0.2, low],
    [high, 0.5, 0.2, low],
    [low, low, 0.2, high],
  ]);
  const library = libraryOf([track, trackOf('a', [[0.2, 0.2, 0.6, 0.1]]), trackOf('b', [[0.3, 0.8, 0.7, 0.1]])]);
  const asked = library.asked([
    { tag: 'Romance', amount: 'much' },
    { tag: 'Comedy', amount: 'much' },
    { tag: 'Crime', amount: 'none' },
  ]);

  test('a tile fits best where the wanted tags are high', () => {
    const fits = tileFits(library, asked, track);
    expect(fits).toHaveLength(5);
    expect(Math.min(fits[2], fits[3])).toBeGreaterThan(Math.max(fits[0], fits[1], fits[4]));
    expect(fits[4]).toBeLessThan(fits[0]);
    expect([...tileFits(library, [], track)]).toEqual([0, 0, 0, 0, 0]);
  });

  test('a track of one tile scores as its tile does', () => {
    const { rows } = rank(library, { wishes: asked, filters: NO_FILTERS });
    const single = rows.find(({ track: { key } }) => key === 'a');
    expect(tileFits(library, asked, library.tracks[1])[0]).toBeCloseTo(single?.score ?? -1, 5);
  });

  test('names the tag that speaks for a track, its seconds, and what it lacks', () => {
    const reason = reasonOf(library, asked, track);
    expect(reason?.most.tag).toBe('Romance');
    expect(reason?.where.from).toBeCloseTo(2 * TILE_SECONDS);
    expect(reason?.where.to).toBeCloseTo(4 * TILE_SECONDS);
    expect(reason?.least?.tag).toBe('Crime');
    expect(reasonOf(library, [], track)).toBeNull();
  });

  test('exclusions alone give the best kept one', () => {
    const only = library.asked([{ tag: 'Action', amount: 'none' }]);
    expect(reasonOf(library, only, track)?.most).toMatchObject({ tag: 'Action', amount: 'none' });
  });

  test('an even track is strongest throughout', () => {
    const even = trackOf('even', Array.from({ length: 6 }, () => [0.4, 0.4, 0.4, 0.4]));
    const span = strongestSpan(even, 4, 0);
    expect(span.from).toBe(0);
    expect(span.to).toBeCloseTo(6 * TILE_SECONDS);
  });
});
