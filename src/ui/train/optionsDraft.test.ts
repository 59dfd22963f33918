import { describe, expect, it } from 'vitest';
import { NO_AUGMENTATION } from '../../nets/recipe.ts';
import type { TrainingOptions } from '../../app/state.ts';
import { checkDraft, draftOf } from './optionsDraft.ts';

const MFCC = 'film-score-mfcc';

const OPTIONS: TrainingOptions = {
  name: 'My films',
  recipeId: 'post',
  start: { kind: 'scratch' },
  objective: 'squared-error',
  seed: 1,
  maximumEpochs: 1000,
  patience: 30,
  batch: 1200,
  baseRates: true,
  tilesPerTrack: null,
  minutes: null,
  splitBy: 'group',
  augmentation: NO_AUGMENTATION,
  balance: 'none',
};

describe('checkDraft', () => {
  it('gives back the options it was made of', () => {
    expect(checkDraft(draftOf(OPTIONS), MFCC)).toEqual({ ok: true, options: OPTIONS });
    const limited = { ...OPTIONS, minutes: 20, tilesPerTrack: 12 };
    expect(checkDraft(draftOf(limited), MFCC)).toEqual({ ok: true, options: limited });
  });

  it('takes numbers that a field holds as text, and trims the name', () => {
    const checked = checkDraft({ ...draftOf(OPTIONS), name: '  A ', seed: '7', minutes: '15' }, MFCC);
    expect(checked).toEqual({ ok: true, options: { ...OPTIONS, name: 'A', seed: 7, minutes: 15 } });
  });

  it('takes augmentations within their ranges, and a shift only with all tiles of a track', () => {
    const shifted = { ...draftOf(OPTIONS), augmentation: { ...NO_AUGMENTATION, shift: '25', mixup: '0.2' } };
    expect(checkDraft(shifted, MFCC)).toEqual({
      ok: true,
      options: { ...OPTIONS, augmentation: { ...NO_AUGMENTATION, shift: 25, mixup: 0.2 } },
    });
    expect(checkDraft({ ...shifted, tilesPerTrack: 4 }, MFCC)).toMatchObject({ ok: false, errors: { shift: expect.stringContaining('all tiles') } });
    const wrong = checkDraft({ ...shifted, augmentation: { shift: -1, timeMask: 1.5, coefficientMask: '', tilt: 25, mixup: 'x', overlay: 1.5 } }, MFCC);
    expect(wrong.ok ? [] : Object.keys(wrong.errors).toSorted()).toEqual(['coefficientMask', 'mixup', 'overlay', 'shift', 'tilt', 'timeMask']);
  });

  it('takes no shift where a track is one excerpt', () => {
    const shifted = { ...draftOf(OPTIONS), augmentation: { ...NO_AUGMENTATION, shift: 5 } };
    expect(checkDraft(shifted, 'log-mel').ok).toBe(true);
    for (const features of ['tagger-mel', 'genre-mfcc', 'genre-mfcc-columns'] as const) {
      expect(checkDraft(shifted, features)).toMatchObject({ ok: false, errors: { shift: expect.stringContaining('follow each other') } });
    }
    expect(checkDraft(draftOf(OPTIONS), 'tagger-mel').ok).toBe(true);
  });

  it('takes an overlay only where rows are bands whose sounds can be added', () => {
    const overlaid = { ...draftOf(OPTIONS), augmentation: { ...NO_AUGMENTATION, overlay: '0.5' } };
    for (const features of ['log-mel', 'tagger-mel'] as const) {
      expect(checkDraft(overlaid, features)).toMatchObject({ ok: true, options: { augmentation: { overlay: 0.5 } } });
    }
    for (const features of ['film-score-mfcc', 'genre-mfcc', 'genre-mfcc-columns'] as const) {
      expect(checkDraft(overlaid, features)).toMatchObject({ ok: false, errors: { overlay: expect.stringContaining('mel bands') } });
    }
  });

  it('names every field that holds no sensible value', () => {
    const checked = checkDraft({
      ...draftOf(OPTIONS),
      name: ' ',
      seed: -1,
      maximumEpochs: '',
      patience: 0,
      batch: 1.5,
      tilesPerTrack: 0,
      minutes: 'soon',
    }, MFCC);
    expect(checked.ok).toBe(false);
    if (checked.ok) return;
    expect(Object.keys(checked.errors).toSorted()).toEqual(
      ['batch', 'maximumEpochs', 'minutes', 'name', 'patience', 'seed', 'tilesPerTrack'],
    );
    expect(checked.errors.batch).toBe('A whole number from 1 to 10,000.');
  });
});
