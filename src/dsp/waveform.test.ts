import { describe, expect, it } from 'vitest';
import { noise } from './testSignals.ts';
import { PEAKS, Waveform } from './waveform.ts';

function peaksOf(samples: Float32Array, piece = samples.length): Float32Array {
  const waveform = new Waveform();
  for (let at = 0; at < samples.length; at += piece) waveform.push(samples.subarray(at, at + piece));
  return waveform.peaks();
}

describe('Waveform', () => {
  it.each([11_025, 100_000, 5_292_000])('follows a ramp over %i samples', (length) => {
    const ramp = Float32Array.from({ length }, (_, n) => (n % 2 === 0 ? 1 : -1) * (n / length));
    const peaks = peaksOf(ramp);
    expect(peaks.length).toBe(PEAKS);
    // A peak ends with a bucket: four to eight buckets make a peak, and none is under 8 samples.
    const slack = 0.3 / PEAKS + 8 / length;
    peaks.forEach((value, peak) => {
      expect(Math.abs(value - (peak + 1) / PEAKS)).toBeLessThan(slack);
    });
  });

  it('loses no peak, wherever it is', () => {
    for (const at of [0, 1, 77_777, 99_998, 99_999]) {
      const samples = new Float32Array(100_000);
      samples[at] = -0.75;
      const peaks = peaksOf(samples, 1024);
      expect(peaks.filter((peak) => peak === 0.75).length).toBeGreaterThanOrEqual(1);
      expect(Math.abs(peaks.indexOf(0.75) - (at / 100_000) * PEAKS)).toBeLessThanOrEqual(1);
    }
  });

  it('does not depend on how the samples were cut', () => {
    const samples = noise(300_000, 3);
    expect(peaksOf(samples, 997)).toEqual(peaksOf(samples));
  });

  it('stretches a track of a few samples, and draws none as zeros', () => {
    const peaks = peaksOf(new Float32Array(20).fill(0.5));
    expect(peaks.every((peak) => peak === 0.5)).toBe(true);
    expect(peaksOf(new Float32Array(0), 1)).toEqual(new Float32Array(PEAKS));
  });

  it('limits peaks to 1, but tells the highest as it is', () => {
    const waveform = new Waveform();
    waveform.push(new Float32Array([0.2, -1.5, 0.1]));
    expect(waveform.highest).toBe(1.5);
    expect(Math.max(...waveform.peaks())).toBe(1);
  });
});
