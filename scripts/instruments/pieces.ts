/** The MIDI music of Debian's packages, and the clips that a piece is cut into. */
import { familiesIn, soundingSpans } from './families.ts';
import { readMidi } from './midi.ts';
import type { Rewriting } from './orchestration.ts';

export const CLIP_SECONDS = 15;
/** Five minutes: some pieces go round for half an hour and would outweigh all others. */
export const MOST_CLIPS = 20;

/** A minute of every rewriting of a piece: rather more of them than more of one. */
export const REWRITTEN_CLIPS = 4;

export interface MidiPackage {
  readonly name: string;
  /** Where its MIDI files lie once unpacked. */
  readonly folder: string;
  /** As its copyright file says. */
  readonly licence: string;
}

export const PACKAGES: readonly MidiPackage[] = [
  { name: 'openttd-openmsx', folder: 'usr/share/games/openttd/baseset/openmsx', licence: 'GPL-2.0' },
  { name: 'simutrans-data', folder: 'usr/share/games/simutrans/music', licence: 'Artistic-1.0' },
  { name: 'planetblupi-music-midi', folder: 'usr/share/planetblupi/music', licence: 'GPL-3.0-or-later' },
];

export const SOUND_FONT = {
  name: 'fluidr3mono-gm-soundfont',
  path: 'usr/share/sounds/sf3/FluidR3Mono_GM.sf3',
} as const;

export interface Clip {
  /** Below the corpus folder. */
  readonly file: string;
  /** Where it starts in its piece. */
  readonly seconds: number;
  /** At least one. */
  readonly tags: readonly string[];
}

export interface Piece {
  /** `package/name`: clips of one piece never stand on both sides of a split. */
  readonly group: string;
  readonly title: string;
  readonly licence: string;
  readonly clips: readonly Clip[];
}

/** Which of a piece's rewritings; numbers count from 1. */
export interface Rewritten {
  readonly rewriting: Rewriting;
  readonly number: number;
}

/** In file names. */
const SUFFIXES: Readonly<Record<Rewriting, string>> = { orchestration: 'o', variation: 'v' };

/**
 * The clips of a piece: whole stretches of CLIP_SECONDS from its start to the end of its last note,
 * at most MOST_CLIPS of them, those in which nothing sounds long enough left out.
 *
 * @param rewritten null: the piece as it is; else which rewriting of it `bytes` hold, which gives its first
 * REWRITTEN_CLIPS. Whatever is made of a piece is of one group.
 * @throws MidiError
 */
export function pieceOf(source: MidiPackage, fileName: string, bytes: Uint8Array, rewritten: Rewritten | null = null): Piece {
  const name = fileName.replace(/\.midi?$/i, '');
  const spans = soundingSpans(readMidi(bytes));
  const last = spans.reduce((latest, { to }) => Math.max(latest, to), 0);
  const end = Math.min(last, (rewritten === null ? MOST_CLIPS : REWRITTEN_CLIPS) * CLIP_SECONDS);
  const suffix = rewritten === null ? '' : `-${SUFFIXES[rewritten.rewriting]}${rewritten.number}`;
  const clips: Clip[] = [];
  for (let start = 0; start + CLIP_SECONDS <= end; start += CLIP_SECONDS) {
    const tags = familiesIn(spans, start, start + CLIP_SECONDS);
    const file = `${source.name}/${name}/${String(start).padStart(4, '0')}${suffix}.flac`;
    if (tags.length > 0) clips.push({ file, seconds: start, tags });
  }
  return { group: `${source.name}/${name}`, title: rewritten === null ? titleOf(name) : `${titleOf(name)}, ${rewritten.rewriting} ${rewritten.number}`, licence: source.licence, clips };
}

/** Whether a clip's title is that of a piece as it is, and not of a rewriting of it. */
export function isOriginal(title: string): boolean {
  return !/, (?:orchestration|variation) \d+$/u.test(title);
}

/** `05-Boring-afternoon` → `Boring afternoon`. */
export function titleOf(name: string): string {
  const words = name.replace(/^\d+-/, '').replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Clips with each tag and the pieces they come from, the most frequent first. */
export function supportOf(pieces: readonly Piece[]): { tag: string; clips: number; pieces: number }[] {
  const support = new Map<string, { clips: number; groups: Set<string> }>();
  for (const { group, clips } of pieces) {
    for (const { tags } of clips) {
      for (const tag of tags) {
        const found = support.get(tag) ?? { clips: 0, groups: new Set<string>() };
        support.set(tag, { clips: found.clips + 1, groups: found.groups.add(group) });
      }
    }
  }
  return [...support]
    .map(([tag, { clips, groups }]) => ({ tag, clips, pieces: groups.size }))
    .toSorted((one, other) => other.clips - one.clips || (one.tag < other.tag ? -1 : 1));
}
