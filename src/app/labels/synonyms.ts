/**
 * Tags that mean the same, as people typed them for MagnaTagATune without seeing each other's words.
 *
 * The table is short on purpose. Left apart are tags that only resemble each other: a style and its
 * neighbour (electro and electronic, irish and celtic, hard rock and rock), a word with two meanings
 * (classic), and what is more than its parts (no drums and no beat).
 */
import { tagKey } from './tags.ts';

export interface Synonym {
  readonly from: string;
  readonly into: string;
  /** Completes “… is merged, since it is …”. */
  readonly why: string;
}

const MISSPELT = 'a misspelling';
const NUMBER = 'the same sound in the plural or singular';
const FORM = 'another form of the word';
const WORDS = 'the same thing in other words';

export const SYNONYMS: readonly Synonym[] = [
  { from: 'clasical', into: 'classical', why: MISSPELT },
  { from: 'harpsicord', into: 'harpsichord', why: MISSPELT },

  { from: 'beats', into: 'beat', why: NUMBER },
  { from: 'drum', into: 'drums', why: NUMBER },
  { from: 'flutes', into: 'flute', why: NUMBER },
  { from: 'guitars', into: 'guitar', why: NUMBER },
  { from: 'horns', into: 'horn', why: NUMBER },
  { from: 'string', into: 'strings', why: NUMBER },
  { from: 'violins', into: 'violin', why: NUMBER },
  { from: 'vocal', into: 'vocals', why: NUMBER },
  { from: 'voices', into: 'voice', why: NUMBER },

  { from: 'chant', into: 'chanting', why: FORM },
  { from: 'choral', into: 'choir', why: FORM },
  { from: 'india', into: 'indian', why: FORM },
  { from: 'jazzy', into: 'jazz', why: FORM },
  { from: 'operatic', into: 'opera', why: FORM },
  { from: 'orchestral', into: 'orchestra', why: FORM },
  { from: 'spacey', into: 'space', why: FORM },
  { from: 'synthesizer', into: 'synth', why: FORM },

  { from: 'quick', into: 'fast', why: WORDS },
  { from: 'weird', into: 'strange', why: WORDS },
  { from: 'woman', into: 'female', why: WORDS },
  { from: 'women', into: 'female', why: WORDS },
  { from: 'man', into: 'male', why: WORDS },
  { from: 'men', into: 'male', why: WORDS },
  { from: 'female vocal', into: 'female vocals', why: NUMBER },
  { from: 'female voice', into: 'female vocals', why: WORDS },
  { from: 'female singer', into: 'female vocals', why: WORDS },
  { from: 'female singing', into: 'female vocals', why: WORDS },
  { from: 'woman singing', into: 'female vocals', why: WORDS },
  { from: 'male vocal', into: 'male vocals', why: NUMBER },
  { from: 'male voice', into: 'male vocals', why: WORDS },
  { from: 'male singer', into: 'male vocals', why: WORDS },
  { from: 'man singing', into: 'male vocals', why: WORDS },
  { from: 'no vocal', into: 'no vocals', why: NUMBER },
  { from: 'no voice', into: 'no vocals', why: WORDS },
  { from: 'no voices', into: 'no vocals', why: WORDS },
  { from: 'no singer', into: 'no vocals', why: WORDS },
  { from: 'no singing', into: 'no vocals', why: WORDS },
];

const BY_KEY: ReadonlyMap<string, Synonym> = new Map(SYNONYMS.map((synonym) => [tagKey(synonym.from), synonym]));

/** Tags of a folder that became one. */
export interface TagMerge {
  readonly into: string;
  /** Tracks that carry it after merging. */
  readonly tracks: number;
  readonly from: readonly { readonly tag: string; readonly tracks: number; readonly why: string }[];
}

interface Tagged {
  readonly tags: readonly string[];
}

/**
 * Tracks with their synonymous tags merged, and what was merged, by the name it was merged into.
 * That name is spelt as the tracks spell it, where they have it.
 */
export function mergeSynonyms<T extends Tagged>(tracks: readonly T[]): { readonly tracks: T[]; readonly merges: TagMerge[] } {
  const found = new Map<string, Map<string, { tracks: number; why: string }>>();
  const spelt = new Map(tracks.flatMap(({ tags }) => tags.map((tag) => [tagKey(tag), tag] as const)));
  const merged = tracks.map((track) => {
    if (!track.tags.some((tag) => BY_KEY.has(tagKey(tag)))) return track;
    const tags = new Set<string>();
    for (const tag of track.tags) {
      const synonym = BY_KEY.get(tagKey(tag));
      if (synonym === undefined) {
        tags.add(tag);
        continue;
      }
      const into = spelt.get(synonym.into) ?? synonym.into;
      tags.add(into);
      const from = found.get(into) ?? new Map<string, { tracks: number; why: string }>();
      found.set(into, from.set(tag, { tracks: (from.get(tag)?.tracks ?? 0) + 1, why: synonym.why }));
    }
    return { ...track, tags: [...tags] };
  });
  const merges = [...found].map(([into, from]): TagMerge => ({
    into,
    tracks: merged.filter(({ tags }) => tags.includes(into)).length,
    from: [...from].map(([tag, of]) => ({ tag, ...of })).toSorted((one, other) => other.tracks - one.tracks),
  }));
  return { tracks: merged, merges: merges.toSorted((one, other) => (one.into < other.into ? -1 : 1)) };
}
