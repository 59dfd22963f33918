/**
 * The same notes, other instruments. In the packages' music a family of instruments mostly comes with
 * a few pieces, so that what a net hears may be the piece; here chance decides who plays, and labels
 * stay exact, for they are read from the rewritten score. An orchestration changes every part; in a
 * variation about half of them keep what the composer gave them, and what usually plays together still
 * mostly does.
 */
import { Stream } from '../../src/nets/random.ts';
import { DRUM_CHANNEL, PROGRAMS_OF_A_FAMILY } from './families.ts';
import { placedMessages } from './midi.ts';

const FAMILIES = 128 / PROGRAMS_OF_A_FAMILY;
export const REWRITINGS = ['orchestration', 'variation'] as const;

export type Rewriting = (typeof REWRITINGS)[number];

/** A channel is silenced with this chance: what always plays together cannot be told apart. */
const SILENCED = 0.3;
/** A variation keeps the instrument of a part with this chance. */
const KEPT = 0.5;

/**
 * The highest key (middle C is 60) at which a program of the SoundFont still sounds, as measured by
 * rendering; the others sound from 28 to HIGHEST at least.
 */
const HIGHEST = 96;
const HIGHEST_OF: Readonly<Record<number, number>> = { 28: 84, 31: 91, 33: 91, 34: 91, 35: 84, 36: 84, 37: 84, 43: 84, 58: 79, 65: 91, 69: 91, 70: 91 };

/**
 * A copy of a MIDI file whose programs are drawn anew: for each channel and program another (in a
 * variation for about half of them), from a family that is drawn first, so that all families are as
 * likely. Some channels fall silent, never all. A channel without a program keeps its piano, and one
 * that plays above HIGHEST what it has.
 *
 * @throws MidiError
 */
export function reorchestrate(bytes: Uint8Array, random: Stream, rewriting: Rewriting): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const messages = placedMessages(bytes);
  const highest = new Map<number, number>();
  for (const message of messages) {
    if (message.kind === 'note-on') highest.set(message.channel, Math.max(message.key, highest.get(message.channel) ?? 0));
  }
  const playing = [...highest.keys()].toSorted((one, other) => one - other);
  const hushed = playing.filter(() => random.uniform() < SILENCED);
  const silenced = new Set(hushed.length < playing.length ? hushed : []);
  const programs = new Map<string, number>();
  for (const message of messages) {
    const { kind, channel, last } = message;
    // A note-on without force is a note-off.
    if (kind === 'note-on' && silenced.has(channel)) copy[last] = 0;
    if (kind === 'program' && channel !== DRUM_CHANNEL) {
      const part = `${channel} ${message.program}`;
      const drawn = () => (rewriting === 'variation' && random.uniform() < KEPT ? message.program : another(message.program, highest.get(channel) ?? 0, random));
      const given = programs.get(part) ?? drawn();
      programs.set(part, given);
      copy[last] = given;
    }
  }
  return copy;
}

/** A program that sounds up to `key`; the present one where the key is beyond all. */
function another(program: number, key: number, random: Stream): number {
  if (key > HIGHEST) return program;
  for (;;) {
    const found = random.integer(FAMILIES) * PROGRAMS_OF_A_FAMILY + random.integer(PROGRAMS_OF_A_FAMILY);
    if ((HIGHEST_OF[found] ?? HIGHEST) >= key) return found;
  }
}
