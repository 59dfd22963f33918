/**
 * Which families of instruments sound in a stretch of a MIDI piece. This is the definition of the
 * labels of `npm run corpus:instruments`; nothing in it is estimated from sound.
 */
import type { ChannelEvent } from './midi.ts';

/** The sixteen families of General MIDI, eight programs each, in the order of the programs. */
const FAMILIES = [
  'piano',
  'chromatic percussion',
  'organ',
  'guitar',
  'bass',
  'strings',
  'ensemble',
  'brass',
  'reed',
  'pipe',
  'synth lead',
  'synth pad',
  'synth effects',
  'ethnic',
  'percussive',
  'sound effects',
] as const;

export const DRUMS = 'drums';
/** Channel 10, counted from 0. */
export const DRUM_CHANNEL = 9;
export const PROGRAMS_OF_A_FAMILY = 8;

/** A family sounds in a clip when its notes cover this much of it. */
export const LEAST_SECONDS = 1;
/** Quieter notes do not count: decibels below a note of full velocity, volume and expression. */
export const LEAST_DECIBELS = -36;
/** Struck and plucked strings die away under a held key: their notes count no longer than this. */
export const LONGEST_DECAY_SECONDS = 2;
/** A drum rings as it rings, whenever its note ends. */
export const DRUM_SECONDS = 0.25;

/** Programs (from 0) whose sound dies away while the key is held. */
function decays(program: number): boolean {
  if (program < 16 || (program >= 24 && program < 38)) return true;
  // Pizzicato, harp, timpani, orchestra hit; sitar to kalimba; bells to cymbal.
  return [45, 46, 47, 55].includes(program) || (program >= 104 && program <= 108) || (program >= 112 && program <= 119);
}

export interface Span {
  readonly family: string;
  /** Seconds from the start of the piece. */
  readonly from: number;
  readonly to: number;
}

const VOLUME = 7;
const EXPRESSION = 11;
const PEDAL = 64;
const ALL_SOUND_OFF = 120;
const RESET_CONTROLLERS = 121;
const ALL_NOTES_OFF = 123;

interface Note {
  readonly key: number;
  readonly family: string;
  readonly velocity: number;
  /** Where its sound has died away. */
  readonly dies: number;
  /** Up to where it has been accounted for. */
  since: number;
  /** Released while the pedal is down. */
  pedalled: boolean;
}

class Channel {
  readonly #drums: boolean;
  readonly #spans: Span[];
  #notes: Note[] = [];
  #program = 0;
  #volume = 100;
  #expression = 127;
  #pedal = false;

  constructor(number: number, spans: Span[]) {
    this.#drums = number === DRUM_CHANNEL;
    this.#spans = spans;
  }

  take(event: ChannelEvent): void {
    const now = event.seconds;
    switch (event.kind) {
      case 'program':
        this.#program = event.program;
        return;
      case 'note-on':
        if (this.#drums) this.#strike(event.velocity, now);
        else this.#start(event.key, event.velocity, now);
        return;
      case 'note-off':
        for (const note of this.#notes) if (note.key === event.key) note.pedalled = true;
        if (!this.#pedal) this.#end((note) => note.pedalled, now);
        return;
      case 'control':
        this.#control(event.controller, event.value, now);
        return;
      default:
        event satisfies never;
    }
  }

  /** Ends what still sounds. */
  close(now: number): void {
    this.#end(() => true, now);
  }

  #strike(velocity: number, now: number): void {
    if (this.#isHeard(velocity)) this.#spans.push({ family: DRUMS, from: now, to: now + DRUM_SECONDS });
  }

  #start(key: number, velocity: number, now: number): void {
    this.#end((note) => note.key === key, now);
    const dies = decays(this.#program) ? now + LONGEST_DECAY_SECONDS : Infinity;
    this.#notes.push({ key, family: FAMILIES[Math.floor(this.#program / PROGRAMS_OF_A_FAMILY)], velocity, dies, since: now, pedalled: false });
  }

  #control(controller: number, value: number, now: number): void {
    if (controller === VOLUME || controller === EXPRESSION || controller === RESET_CONTROLLERS) {
      for (const note of this.#notes) this.#account(note, now);
    }
    if (controller === VOLUME) this.#volume = value;
    else if (controller === EXPRESSION) this.#expression = value;
    else if (controller === PEDAL) this.#press(value >= 64, now);
    else if (controller === ALL_SOUND_OFF) this.#end(() => true, now);
    else if (controller >= ALL_NOTES_OFF) {
      for (const note of this.#notes) note.pedalled = true;
      if (!this.#pedal) this.#end(() => true, now);
    } else if (controller === RESET_CONTROLLERS) {
      this.#expression = 127;
      this.#press(false, now);
    }
  }

  #press(down: boolean, now: number): void {
    this.#pedal = down;
    if (!down) this.#end((note) => note.pedalled, now);
  }

  #end(which: (note: Note) => boolean, now: number): void {
    for (const note of this.#notes) if (which(note)) this.#account(note, now);
    this.#notes = this.#notes.filter((note) => !which(note));
  }

  #account(note: Note, now: number): void {
    const to = Math.min(now, note.dies);
    if (to > note.since && this.#isHeard(note.velocity)) this.#spans.push({ family: note.family, from: note.since, to });
    note.since = now;
  }

  /** Loudness falls with the square of each of the three: the curve that General MIDI recommends. */
  #isHeard(velocity: number): boolean {
    const share = (velocity * this.#volume * this.#expression) / 127 ** 3;
    return 40 * Math.log10(share) >= LEAST_DECIBELS;
  }
}

/**
 * When which family sounds: from a note's start to its end, or to the pedal's release where that is
 * held; not where the channel's volume and expression make it inaudible. Spans may overlap.
 */
export function soundingSpans(events: readonly ChannelEvent[]): Span[] {
  const spans: Span[] = [];
  const channels = Array.from({ length: 16 }, (_, number) => new Channel(number, spans));
  for (const event of events) channels[event.channel].take(event);
  const end = events.at(-1)?.seconds ?? 0;
  for (const channel of channels) channel.close(end);
  return spans;
}

/** Families whose spans cover at least LEAST_SECONDS of [from, to), alphabetical. */
export function familiesIn(spans: readonly Span[], from: number, to: number): string[] {
  const inside = spans
    .filter((span) => span.to > from && span.from < to)
    .map((span) => ({ family: span.family, from: Math.max(from, span.from), to: Math.min(to, span.to) }))
    .toSorted((one, other) => one.from - other.from);
  const covered = new Map<string, { seconds: number; upTo: number }>();
  for (const span of inside) {
    const { seconds, upTo } = covered.get(span.family) ?? { seconds: 0, upTo: from };
    const fresh = Math.max(0, span.to - Math.max(upTo, span.from));
    covered.set(span.family, { seconds: seconds + fresh, upTo: Math.max(upTo, span.to) });
  }
  return [...covered].filter(([, { seconds }]) => seconds >= LEAST_SECONDS - 1e-9).map(([family]) => family).toSorted();
}
