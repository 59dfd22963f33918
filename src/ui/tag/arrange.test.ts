import { describe, expect, it } from 'vitest';
import type { Track } from '../../app/state.ts';
import { arrange, topThree } from './arrange.ts';

const TAGS = ['Action', 'Comedy', 'Drama', 'Sci-Fi'];

function track(key: string, change: Partial<Track>): Track {
  return {
    key,
    id: null,
    fileName: `${key}.mp3`,
    path: `${key}.mp3`,
    bytes: 1,
    title: key,
    artist: '',
    album: '',
    year: null,
    embeddedGenres: [],
    labels: null,
    group: null,
    stage: 'done',
    problem: null,
    remark: null,
    seconds: null,
    descriptors: null,
    peaks: null,
    confidences: null,
    times: null,
    overall: null,
    raw: null,
    playable: true,
    ...change,
  };
}

const LIST = [
  track('k1', { title: 'Track 10', artist: 'Elin Sørby', seconds: 60, overall: new Float32Array([0.1, 0.6, 0.2, 0.3]) }),
  track('k2', { title: 'track 9', artist: '', seconds: null }),
  track('k3', { title: 'Ábaco', artist: 'Brandt', seconds: 30, overall: new Float32Array([0.1, 0.2, 0.9, 0.3]), labels: ['Drama'] }),
  track('k4', { title: 'Zoo', artist: 'Adams', seconds: 90, overall: new Float32Array([0.1, 0.8, 0.2, 0.05]) }),
];
const TRACKS = new Map(LIST.map((entry) => [entry.key, entry]));
const ORDER = LIST.map(({ key }) => key);

const filtered = (filter: string) => arrange(ORDER, TRACKS, TAGS, { sort: 'added', filter });

describe('arrange', () => {
  it('gives the very order when nothing is asked', () => {
    expect(arrange(ORDER, TRACKS, TAGS, { sort: 'added', filter: '  ' })).toBe(ORDER);
  });

  it.each([
    ['title', ['k3', 'k2', 'k1', 'k4']],
    ['artist', ['k4', 'k3', 'k1', 'k2']],
    ['length', ['k3', 'k1', 'k4', 'k2']],
    ['confidence', ['k3', 'k4', 'k1', 'k2']],
    ['tag', ['k4', 'k1', 'k3', 'k2']],
  ] as const)('sorts by %s, what is unknown last', (sort, keys) => {
    expect(arrange(ORDER, TRACKS, TAGS, { sort, filter: '' })).toEqual(keys);
  });

  it('filters by every word, without accents, in titles, names and tags', () => {
    expect(filtered('TRACK')).toEqual(['k1', 'k2']);
    expect(filtered('track sorby')).toEqual(['k1']);
    expect(filtered('abaco')).toEqual(['k3']);
    expect(filtered('comedy')).toEqual(['k1', 'k3', 'k4']);
    expect(filtered('nothing like it')).toEqual([]);
  });
});

describe('topThree', () => {
  it('keeps the highest, the first of equals before the next', () => {
    expect(topThree([0.1, 0.5, 0.5, 0.9, 0.2])).toEqual([3, 1, 2]);
    expect(topThree([0.2, 0.1])).toEqual([0, 1]);
  });
});
