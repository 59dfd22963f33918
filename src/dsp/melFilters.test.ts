import { describe, expect, it } from 'vitest';
import { hertzOfMel, melOfHertz, MelFilters } from './melFilters.ts';

const SIZE = 2048;
const RATE = 22_050;

/** Weights of all bands at one bin. */
function column(filters: MelFilters, bin: number): Float64Array {
  const power = new Float64Array(SIZE / 2 + 1);
  power[bin] = 1;
  const energies = new Float64Array(filters.bands);
  filters.apply(power, energies);
  return energies;
}

describe('MelFilters', () => {
  it('follow f = 700 (e^(m/1127) − 1)', () => {
    expect(hertzOfMel(1127)).toBeCloseTo(700 * (Math.E - 1), 9);
    expect(melOfHertz(hertzOfMel(1234.5))).toBeCloseTo(1234.5, 9);
    expect(melOfHertz(0)).toBe(0);
  });

  it('overlap so that two neighbours sum to one between the first and the last peak', () => {
    const filters = new MelFilters(41, SIZE, RATE);
    const top = melOfHertz(RATE / 2);
    const first = Math.ceil((hertzOfMel(top / 42) * SIZE) / RATE);
    const last = Math.floor((hertzOfMel((41 * top) / 42) * SIZE) / RATE);
    for (let bin = first; bin <= last; bin++) {
      const weights = column(filters, bin);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(weights.filter((weight) => weight > 0).length).toBeLessThanOrEqual(2);
    }
  });

  it('leave out 0 Hz and the Nyquist frequency, where the outer triangles end', () => {
    const filters = new MelFilters(41, SIZE, RATE);
    expect(Math.max(...column(filters, 0), ...column(filters, SIZE / 2))).toBeLessThan(1e-9);
  });

  it('hear something in every band', () => {
    const energies = new Float64Array(41);
    new MelFilters(41, SIZE, RATE).apply(new Float64Array(SIZE / 2 + 1).fill(1), energies);
    expect(Math.min(...energies)).toBeGreaterThan(1);
  });
});
