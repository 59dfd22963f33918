import { expect, it } from 'vitest';
import { FEATURE_SET_IDS } from '../../dsp/featureSetId.ts';
import { featureSet } from '../../dsp/featureSets.ts';
import { featuresText } from './featuresText.ts';

it('says what a tile shows and which part of a track it is', () => {
  expect(FEATURE_SET_IDS.map((id) => featuresText(featureSet(id)))).toEqual([
    'Tiles: MFCC 1 to 40 × 100 frames at 22,050 Hz, one after the other, 9.3 s each.',
    'Tiles: 48 mel bands up to 6,000 Hz × 682 frames at 12,000 Hz, one a track, 29.1 s from its middle.',
    'Tiles: MFCC 0 to 9 × 2,548 frames at 44,100 Hz, one a track, 29.6 s from its middle.',
    'Tiles: MFCC 0 to 9 × 127 frames at 44,100 Hz, 20 a track, each every 20th frame of 29.6 s from its middle.',
    'Tiles: 64 mel bands up to 11,025 Hz × 100 frames at 22,050 Hz, one after the other, 4.6 s each.',
  ]);
});
