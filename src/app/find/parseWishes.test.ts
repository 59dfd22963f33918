import { describe, expect, test } from 'vitest';
import { generator } from './library.fixture.ts';
import { formatWishes, parseWishes } from './parseWishes.ts';
import type { Amount, Wish } from './query.ts';

const FILM = ['Action', 'Adventure', 'Comedy', 'Crime', 'Drama', 'Fantasy', 'Musical', 'Romance', 'Sci-Fi', 'Thriller'];
const ODD = ['vocals', 'no vocals', 'drum, bass', 'R&B', 'rhythm and blues', 'blues', '80s', 'some like it hot', 'sci-fi', '+1', 'Ärger'];

function short(text: string, tags: readonly string[] = FILM): string {
  return parseWishes(text, tags)
    .wishes.map(({ tag, amount }) => `${amount} ${tag}`)
    .join(' | ');
}

/** Wishes in an order that does not depend on how they were written. */
function sorted(wishes: readonly Wish[]): string[] {
  return wishes.map(({ tag, amount }) => `${tag}: ${amount}`).toSorted();
}

describe('parseWishes', () => {
  test.each([
    ['Romance + Comedy, some Action, no Crime', 'much Romance | much Comedy | some Action | none Crime'],
    ['romance, comedy', 'much Romance | much Comedy'],
    ['ROMANCE and comedy but no crime or thriller', 'much Romance | much Comedy | none Crime | none Thriller'],
    ['Romance with a little action', 'much Romance | some Action'],
    ['no Crime, Thriller', 'none Crime | much Thriller'],
    ['sci fi', 'much Sci-Fi'],
    ['scifi -drama', 'much Sci-Fi | none Drama'],
    ['lots of drama; not musical', 'much Drama | none Musical'],
    ['drama, some drama', 'some Drama'],
    ['"Sci-Fi" without “Drama”', 'much Sci-Fi | none Drama'],
    ['any Drama', 'any Drama'],
    ['', ''],
    [' , + ; & ', ''],
  ])('reads %j', (text, expected) => {
    expect(short(text)).toBe(expected);
    expect(parseWishes(text, FILM).unknown).toEqual([]);
  });

  test('a tag that looks like an amount or holds a separator is that tag', () => {
    expect(short('no vocals', ODD)).toBe('much no vocals');
    expect(short('no "vocals"', ODD)).toBe('none vocals');
    expect(short('no no vocals', ODD)).toBe('none no vocals');
    expect(short('rhythm and blues, R&B', ODD)).toBe('much rhythm and blues | much R&B');
    expect(short('drum, bass + 80s', ODD)).toBe('much drum, bass | much 80s');
    expect(short('arger', ODD)).toBe('much Ärger');
  });

  test('the longest tag wins and words are not cut', () => {
    expect(short('dramatic', ['Drama'])).toBe('');
    expect(short('drama queen', ['Drama', 'Drama Queen'])).toBe('much Drama Queen');
  });

  test('an unknown word is named with its place and the nearest tag, and the rest is read', () => {
    const { wishes, unknown } = parseWishes('Romance + Comdey, no Crime', FILM);
    expect(wishes.map(({ tag }) => tag)).toEqual(['Romance', 'Crime']);
    expect(unknown).toEqual([{ text: 'Comdey', from: 10, to: 16, nearest: 'Comedy', unfinished: false }]);
    expect(parseWishes('no Horor Drama', ['Horror', 'Drama']).unknown[0]).toMatchObject({ text: 'Horor', nearest: 'Horror' });
    expect(parseWishes('xyzzyx', FILM).unknown[0].nearest).toBeNull();
    expect(parseWishes('anything', []).unknown[0].nearest).toBeNull();
  });

  test('what is still being typed is told from a mistake', () => {
    expect(parseWishes('Romance, thr', FILM).unknown[0].unfinished).toBe(true);
    expect(parseWishes('thr, Romance', FILM).unknown[0].unfinished).toBe(false);
    expect(parseWishes('Romance, no', FILM).unknown).toEqual([]);
    expect(parseWishes('Romance, so', FILM).unknown[0].unfinished).toBe(false);
  });
});

describe('formatWishes', () => {
  test('writes much first, then some, then none', () => {
    const wishes: Wish[] = [
      { tag: 'Crime', amount: 'none' },
      { tag: 'Romance', amount: 'much' },
      { tag: 'Drama', amount: 'any' },
      { tag: 'Action', amount: 'some' },
      { tag: 'Comedy', amount: 'much' },
    ];
    expect(formatWishes(wishes, FILM)).toBe('Romance + Comedy, some Action, no Crime');
    expect(formatWishes([{ tag: 'vocals', amount: 'none' }], ODD)).toBe('no "vocals"');
  });

  test.each([FILM, ODD])('is read back to the same wishes', (...tags) => {
    const random = generator(tags.length);
    const amounts: Amount[] = ['much', 'some', 'none'];
    for (let round = 0; round < 300; round += 1) {
      const wishes = tags.filter(() => random() < 0.4).map((tag) => ({ tag, amount: amounts[Math.floor(random() * 3)] }));
      const text = formatWishes(wishes, tags);
      const back = parseWishes(text, tags);
      expect(back.unknown, text).toEqual([]);
      expect(sorted(back.wishes), text).toEqual(sorted(wishes));
    }
  });
});
