import { hsl, rgb } from 'd3';
import { describe, expect, it } from 'vitest';
import { tagColour } from './tagColours.ts';

const GENRES = ['Action', 'Adventure', 'Comedy', 'Crime', 'Drama', 'Fantasy', 'Musical', 'Romance', 'Sci-Fi', 'Thriller'];

/** Relative luminance after WCAG 2.2. */
function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const [red, green, blue] = [r, g, b].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe('tagColour', () => {
  it('gives the ten genres ten colours that do not depend on the vocabulary', () => {
    const colours = GENRES.map((genre) => tagColour(genre, GENRES));
    expect(new Set(colours).size).toBe(10);
    expect(GENRES.map((genre) => tagColour(genre, ['Other', ...GENRES.toReversed()]))).toEqual(colours);
    expect(tagColour('drama', ['drama'])).toBe(tagColour('Drama', GENRES));
  });

  it('stands out from the light and the dark ground', () => {
    for (const genre of GENRES) {
      expect(contrast(tagColour(genre, GENRES), '#ffffff')).toBeGreaterThan(2.9);
      expect(contrast(tagColour(genre, GENRES), '#1a1b1e')).toBeGreaterThan(2.9);
    }
  });

  it('colours other vocabularies by position', () => {
    const tags = Array.from({ length: 188 }, (_, index) => `tag ${index}`);
    expect(tagColour('tag 3', tags)).toBe(tagColour('tag 13', tags));
    expect(tagColour('tag 3', tags)).not.toBe(tagColour('tag 4', tags));
    for (const tag of tags) expect(hsl(tagColour(tag, tags)).displayable()).toBe(true);
  });
});
