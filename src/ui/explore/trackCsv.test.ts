import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../app/exploreData.ts';
import { trackCsv } from './trackCsv.ts';

const entry: Entry = {
  id: '0', title: 'A "quoted", title', work: '=1+1', artist: '', fileName: 'x.mp3', year: null,
  labels: ['Drama', 'Crime'], scores: [0.25, 0.5], trackKey: null,
};

describe('the list of a region as CSV', () => {
  it('reads back, with scores and without formulas', () => {
    const text = trackCsv([entry, { ...entry, labels: null, scores: null, year: 1999 }], { tags: ['Drama', 'Crime', 'Own'], scored: 2 });
    const { data } = Papa.parse<string[]>(text.replace('\uFEFF', '').trim());
    expect(data[0]).toEqual(['title', 'work', 'artist', 'year', 'file', 'tags', 'Drama', 'Crime']);
    expect(data[1]).toEqual(['A "quoted", title', "'=1+1", '', '', 'x.mp3', 'Drama; Crime', '0.25', '0.5']);
    expect(data[2].slice(3)).toEqual(['1999', 'x.mp3', '', '', '']);
  });
});
