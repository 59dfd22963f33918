import { describe, expect, it } from 'vitest';
import { mergeSynonyms, SYNONYMS } from './synonyms.ts';

const track = (...tags: string[]) => ({ tags });

describe('the table of synonyms', () => {
  it('names each tag once, merges into no tag that is merged itself, and says why', () => {
    const from = SYNONYMS.map((synonym) => synonym.from);
    expect(new Set(from).size).toBe(from.length);
    for (const { into, why } of SYNONYMS) {
      expect(from).not.toContain(into);
      expect(why.length).toBeGreaterThan(8);
    }
  });
});

describe('merging', () => {
  it('gives a track each tag once, and tells what became of what', () => {
    const { tracks, merges } = mergeSynonyms([track('clasical', 'violin'), track('classical', 'clasical', 'violins'), track('no voice', 'no vocal'), track('rock')]);
    expect(tracks.map(({ tags }) => tags)).toEqual([['classical', 'violin'], ['classical', 'violin'], ['no vocals'], ['rock']]);
    expect(merges.map(({ into, tracks: number, from }) => [into, number, from.map(({ tag, tracks: of }) => `${tag} ${of}`)])).toEqual([
      ['classical', 2, ['clasical 2']],
      ['no vocals', 1, ['no voice 1', 'no vocal 1']],
      ['violin', 2, ['violins 1']],
    ]);
  });

  it('spells a tag as the tracks do, and leaves strangers and the tracks given alone', () => {
    const given = [track('Drum'), track('Drums'), track('electro', 'Classic')];
    const { tracks, merges } = mergeSynonyms(given);
    expect(tracks.map(({ tags }) => tags)).toEqual([['Drums'], ['Drums'], ['electro', 'Classic']]);
    expect(merges).toHaveLength(1);
    expect(given[0].tags).toEqual(['Drum']);
  });
});
