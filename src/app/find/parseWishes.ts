/**
 * The typed form of a query: `Romance + Comedy, some Action, no Crime`.
 *
 *     text   = { separator | [amount] tag }
 *     amount = much | lots of | very | … | some | a little | … | no | not | without | - | … | any
 *
 * `,` and `;` begin anew with "much"; `+`, `&`, "and", "or", "but" and a space carry the amount on, so that
 * `no Crime or Thriller` excludes both. Tags are matched whatever their case, accents and hyphens,
 * the longest first and before any amount: where `no vocals` is a tag, it is that tag, and
 * `no "vocals"` excludes `vocals`. A tag may stand in quotes. The last wish for a tag holds.
 */
import { foldText } from './foldText.ts';
import { bareWord, nearestTag } from './nearest.ts';
import type { Amount, Wish } from './query.ts';

/** A stretch of the text that names no tag. */
export interface UnknownWord {
  readonly text: string;
  /** Where it stands in the text, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** The tag most like it, null when none is. */
  readonly nearest: string | null;
  /** It stands at the end and some tag begins so: it may still be being typed. */
  readonly unfinished: boolean;
}

export interface ParsedWishes {
  readonly wishes: readonly Wish[];
  readonly unknown: readonly UnknownWord[];
}

const AMOUNT_WORDS: readonly (readonly [RegExp, Amount])[] = [
  [/^(?:much|lots? of|a lot of|very|mostly|mainly|more)(?=["\s])\s*/iu, 'much'],
  [/^(?:some|a little|little|a bit of|a touch of|slightly)(?=["\s])\s*/iu, 'some'],
  [/^(?:(?:no|not|without|none of|except|never)(?=["\s])|[-−–!])\s*/iu, 'none'],
  [/^any(?=["\s])\s*/iu, 'any'],
];

const CARRY = /^(?:[+&\s]|(?:and|or|with|but|plus)(?=[\s"]))/iu;
const ANEW = /^[,;]/u;
const QUOTED = /^["“”]([^"“”]*)["“”]?/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

interface Match {
  readonly tag: string;
  readonly length: number;
}

interface Vocabulary {
  /** Tags by bare word; where two share one, the first holds. */
  readonly known: ReadonlyMap<string, string>;
  /** Length of the longest bare word. */
  readonly longest: number;
  /** All tags in a row, to see which separators stand in one. */
  readonly letters: string;
}

/** A query is read at each keystroke, a vocabulary changes with the ensemble. */
const vocabularies = new WeakMap<readonly string[], Vocabulary>();

function vocabulary(tags: readonly string[]): Vocabulary {
  let read = vocabularies.get(tags);
  if (!read) {
    const known = new Map<string, string>();
    for (const tag of tags) if (!known.has(bareWord(tag))) known.set(bareWord(tag), tag);
    const longest = Math.max(0, ...[...known.keys()].map((word) => word.length));
    read = { known, longest, letters: tags.join('') };
    vocabularies.set(tags, read);
  }
  return read;
}

/** The longest tag that `rest` begins with and that ends where a word does. */
function longestTag(rest: string, { known, longest, letters }: Vocabulary): Match | null {
  if (!WORD_CHARACTER.test(rest[0] ?? '')) return null;
  let best: Match | null = null;
  let bare = '';
  for (let end = 1; end <= rest.length && bare.length <= longest; end += 1) {
    if (/[,;"“”]/u.test(rest[end - 1]) && !letters.includes(rest[end - 1])) break;
    bare = bareWord(rest.slice(0, end));
    const within = end < rest.length && WORD_CHARACTER.test(rest[end]) && WORD_CHARACTER.test(rest[end - 1]);
    const tag = known.get(bare);
    if (tag !== undefined && !within) {
      // Trailing spaces and hyphens belong to what follows.
      if (best === null || best.tag !== tag) best = { tag, length: end };
    }
  }
  return best;
}

/** Reads `text` against the vocabulary `tags`. Never throws; what it cannot read is in `unknown`. */
export function parseWishes(text: string, tags: readonly string[]): ParsedWishes {
  const words = vocabulary(tags);
  const { known } = words;
  const wishes = new Map<string, Wish>();
  const unknown: UnknownWord[] = [];
  let at = 0;
  let amount: Amount = 'much';

  const wish = (tag: string): void => {
    wishes.delete(tag);
    wishes.set(tag, { tag, amount });
  };
  const miss = (word: string, from: number, to: number): void => {
    const bare = bareWord(word);
    const begins = to === text.length && [...known.keys()].some((tag) => tag.startsWith(bare));
    unknown.push({ text: word, from, to, nearest: nearestTag(word, tags), unfinished: begins });
  };

  while (at < text.length) {
    const rest = text.slice(at);
    if (ANEW.test(rest)) {
      amount = 'much';
      at += 1;
      continue;
    }
    const quoted = QUOTED.exec(rest);
    if (quoted) {
      const tag = tags.find((candidate) => candidate === quoted[1]) ?? known.get(bareWord(quoted[1]));
      if (tag !== undefined) wish(tag);
      else if (quoted[1].trim() !== '') miss(quoted[1].trim(), at, at + quoted[0].length);
      at += quoted[0].length;
      continue;
    }
    const found = longestTag(rest, words);
    if (found) {
      wish(found.tag);
      at += found.length;
      continue;
    }
    const carried = CARRY.exec(rest);
    if (carried) {
      at += carried[0].length;
      continue;
    }
    const asked = AMOUNT_WORDS.find(([pattern]) => pattern.test(rest));
    if (asked) {
      amount = asked[1];
      at += (asked[0].exec(rest) as RegExpExecArray)[0].length;
      continue;
    }
    const end = unknownEnd(rest, words);
    const word = rest.slice(0, end).trim();
    if (!isAmountBegun(word, at + end === text.length)) miss(word, at, at + end);
    at += end;
  }
  return { wishes: [...wishes.values()], unknown };
}

/** An amount word whose tag has not been typed yet is no mistake. */
function isAmountBegun(word: string, last: boolean): boolean {
  return last && AMOUNT_WORDS.some(([pattern]) => pattern.test(`${word} `));
}

/** Where a stretch that begins with no tag ends: at a separator or before a word that begins a tag. */
function unknownEnd(rest: string, words: Vocabulary): number {
  for (let end = 1; end < rest.length; end += 1) {
    if (/[,;+&"“”]/u.test(rest[end])) return end;
    if (!/\s/u.test(rest[end])) continue;
    const next = rest.slice(end).trimStart();
    if (next === '' || CARRY.test(next) || AMOUNT_WORDS.some(([pattern]) => pattern.test(next))) return end;
    if (longestTag(next, words)) return end;
  }
  return rest.length;
}

const PREFIXES: Readonly<Record<Amount, string>> = { much: '', some: 'some ', none: 'no ', any: 'any ' };

/**
 * The typed form of `wishes`, those that are wanted much first, then some, then none; 'any' is left
 * out. `parseWishes` reads it back to the same amounts.
 */
export function formatWishes(wishes: readonly Wish[], tags: readonly string[]): string {
  const { known } = vocabulary(tags);
  const written = (amount: Amount): string[] =>
    wishes.filter((wish) => wish.amount === amount).map(({ tag }) => PREFIXES[amount] + quotedWhereNeeded(tag, amount, known));
  const much = written('much').join(' + ');
  return [...(much === '' ? [] : [much]), ...written('some'), ...written('none')].join(', ');
}

function quotedWhereNeeded(tag: string, amount: Amount, known: ReadonlyMap<string, string>): string {
  const folded = foldText(tag);
  const separates = /[,;+&"“”]|\b(?:and|or|with|but|plus)\b/u.test(folded);
  const asks = AMOUNT_WORDS.some(([pattern]) => pattern.test(`${folded} `));
  const odd = !WORD_CHARACTER.test(tag[0] ?? '') || !WORD_CHARACTER.test(tag.at(-1) ?? '') || known.get(bareWord(tag)) !== tag;
  const taken = known.has(bareWord(PREFIXES[amount] + tag)) && amount !== 'much';
  return separates || asks || odd || taken ? `"${tag.replaceAll(/["“”]/gu, '')}"` : tag;
}
