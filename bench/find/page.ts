import { UNCALIBRATED } from '../../src/nets/ensemble.ts';
import { makeFile } from '../../src/app/find/export/exportList.ts';
import { generator, randomLibrary } from '../../src/app/find/library.fixture.ts';
import { LibraryIndex } from '../../src/app/find/libraryIndex.ts';
import { NO_FILTERS, type Amount, type Wish } from '../../src/app/find/query.ts';
import { rank } from '../../src/app/find/rank.ts';

/** Milliseconds by what was done, one value a round. */
export interface RankingTimes {
  readonly tracks: number;
  readonly tags: number;
  readonly milliseconds: Record<string, number[]>;
}

declare global {
  interface Window {
    measureRanking: (rounds: number) => RankingTimes;
  }
}

const TRACKS = 10_000;
const TAGS = Array.from({ length: 188 }, (_, index) => `tag ${index + 1}`);
const AMOUNTS: readonly Amount[] = ['much', 'some', 'none'];

function wishes(count: number, from = 0): Wish[] {
  return TAGS.slice(from, from + count).map((tag, index) => ({ tag, amount: AMOUNTS[index % 3] }));
}

window.measureRanking = (rounds) => {
  const { tracks } = randomLibrary(TRACKS, TAGS, 7);
  const order = tracks.map(({ key }) => key);
  const byKey = new Map(tracks.map((track) => [track.key, track]));
  const random = generator(3);
  const milliseconds: Record<string, number[]> = {};
  const time = (name: string, act: () => void): void => {
    const start = performance.now();
    act();
    (milliseconds[name] ??= []).push(performance.now() - start);
  };
  for (let round = 0; round < rounds; round += 1) {
    let index = new LibraryIndex([], new Map(), TAGS);
    time('library changed', () => {
      index = new LibraryIndex(order, byKey, TAGS);
    });
    time('first ranking by five tags', () => rank(index, { wishes: wishes(5), filters: NO_FILTERS }));
    // What a keystroke asks: four tags that are known already, and one that is new.
    const added = 10 + Math.floor(random() * 150);
    time('one keystroke, five tags', () => rank(index, { wishes: [...wishes(4), ...wishes(1, added)], filters: NO_FILTERS }));
    time('text filter, five tags', () => rank(index, { wishes: wishes(5), filters: { ...NO_FILTERS, text: 't12' } }));
    time('first ranking by all tags', () => rank(index, { wishes: wishes(TAGS.length), filters: NO_FILTERS }));
    time('again by all tags', () => rank(index, { wishes: wishes(TAGS.length), filters: NO_FILTERS }));
    const query = { wishes: wishes(5), filters: NO_FILTERS };
    const ranking = rank(index, query);
    time('playlist of all', () => void makeFile('m3u8', ranking, query, new Set(), UNCALIBRATED));
    if (round === 0) time('table of all, 188 columns', () => void makeFile('csv', ranking, query, new Set(), UNCALIBRATED));
  }
  return { tracks: TRACKS, tags: TAGS.length, milliseconds };
};
