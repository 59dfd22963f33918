import { describe, expect, it } from 'vitest';
import { bucketPeaks, waveformPath } from './waveformGeometry.ts';

describe('bucketPeaks', () => {
  it('keeps the loudest of each stretch', () => {
    expect([...bucketPeaks(new Float32Array([0.25, 0.5, 0, 1, 0.75, 0]), 3)]).toEqual([0.5, 1, 0.75]);
    expect([...bucketPeaks(new Float32Array([0.25, 0.5]), 10)]).toEqual([0.25, 0.5]);
  });
});

describe('waveformPath', () => {
  it('mirrors the peaks about the middle and fills the height', () => {
    expect(waveformPath(new Float32Array([0.25, 0.5, 0]), 100, 20)).toBe('M0,15L50,20L100,10.5L100,9.5L50,0L0,5Z');
  });

  it('draws silence as a thin line', () => {
    expect(waveformPath(new Float32Array([0, 0]), 10, 20)).toBe('M0,10.5L10,10.5L10,9.5L0,9.5Z');
  });
});
