import { describe, expect, it } from 'vitest';
import { MelFilters } from './melFilters.ts';
import { hertzOfMel, melCorners, melOfHertz, SLANEY_MEL } from './melScale.ts';

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

describe('Slaney’s scale', () => {
  it('is linear up to 1,000 Hz (15 mel) and grows by 6.4 in 27 mel above', () => {
    expect(SLANEY_MEL.melOf(500)).toBeCloseTo(7.5, 12);
    expect(SLANEY_MEL.melOf(1000)).toBeCloseTo(15, 12);
    expect(SLANEY_MEL.melOf(6400)).toBeCloseTo(42, 12);
    for (const hertz of [0, 123, 999, 1001, 22_050]) {
      expect(SLANEY_MEL.hertzOf(SLANEY_MEL.melOf(hertz))).toBeCloseTo(hertz, 8);
    }
  });

  it('gives triangles of area 1', () => {
    const fine = 65_536; // bins so narrow that their sum is an integral
    const filters = new MelFilters(40, fine, RATE, SLANEY_MEL);
    const energies = new Float64Array(40);
    filters.apply(new Float64Array(fine / 2 + 1).fill(RATE / fine), energies);
    for (const area of energies) expect(area).toBeCloseTo(1, 3);
    expect(melCorners(40, RATE, SLANEY_MEL).at(-1)).toBeCloseTo(RATE / 2, 8);
  });
});
