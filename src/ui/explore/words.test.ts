import { describe, expect, it } from 'vitest';
import { errorSentence, regionWords } from './words.ts';

const region = { sets: [0, 1], size: 26, exact: 7, path: null, label: null };

describe('the words of a region', () => {
  it('count what is in all of its tags, and tell what else it is not in', () => {
    expect(regionWords(region, ['Romance', 'Comedy'], 'film')).toEqual({ text: '26 films in Romance + Comedy' });
    expect(regionWords(region, ['Romance', 'Comedy', 'Drama'], 'film')).toEqual({
      text: '26 films in Romance + Comedy',
      more: '7 of them not in Drama',
    });
    expect(regionWords({ ...region, sets: [0], size: 1 }, ['Romance'], 'track').text).toBe('1 track in Romance');
  });

  it('admit what the drawing gets wrong', () => {
    const worst = { sets: [0, 1], wanted: 5, drawn: 3.24 };
    expect(errorSentence({ total: 0.01, worst }, ['A', 'B', 'C'], 'film')).toBeNull();
    expect(errorSentence(null, ['A'], 'film')).toBeNull();
    expect(errorSentence({ total: 0.081, worst }, ['A', 'B', 'C'], 'film')).toMatch(/8\s%.*A \+ B without C.*3\.2 instead of 5 films/);
  });
});
