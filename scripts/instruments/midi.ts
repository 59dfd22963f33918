/** Standard MIDI files, as far as one needs them to know what sounds when. */

export type MidiCode =
  | 'not-midi' // no header chunk
  | 'cut' // ends inside a chunk or an event
  | 'unsupported'; // format 2: its tracks are pieces of their own

export class MidiError extends Error {
  readonly code: MidiCode;

  constructor(code: MidiCode) {
    super(code);
    this.code = code;
  }
}

export type ChannelMessage =
  | { readonly kind: 'note-on'; readonly key: number; readonly velocity: number }
  | { readonly kind: 'note-off'; readonly key: number }
  | { readonly kind: 'control'; readonly controller: number; readonly value: number }
  | { readonly kind: 'program'; readonly program: number };

/** `channel` is 0..15, so channel 10 of the General MIDI standard is 9; `seconds` from the start of the piece. */
export type ChannelEvent = ChannelMessage & { readonly channel: number; readonly seconds: number };

interface Timed {
  readonly tick: number;
  /** Offset in the file of the message's last byte. */
  readonly last: number;
  readonly what: (ChannelMessage & { readonly channel: number }) | { readonly kind: 'tempo'; readonly microseconds: number };
}

/** Microseconds a quarter note before any tempo is set: 120 a minute. */
const FIRST_TEMPO = 500_000;

/**
 * The channel messages of a piece in the order in which they are played.
 *
 * Tracks of format 1 are merged; events of one tick keep the order of their tracks. Running status,
 * tempo changes and SMPTE time are understood; system exclusive and text are skipped.
 * Source: the Standard MIDI Files 1.0 specification.
 *
 * @throws MidiError
 */
export function readMidi(bytes: Uint8Array): ChannelEvent[] {
  const { timed, division } = readTimed(bytes);
  return inSeconds(timed, division);
}

/** A channel message and the offset in the file of its last byte: a velocity, a program, a control's value. */
export type PlacedMessage = ChannelMessage & { readonly channel: number; readonly last: number };

/**
 * The channel messages of a piece, as `readMidi` orders them, and where they stand.
 *
 * @throws MidiError
 */
export function placedMessages(bytes: Uint8Array): PlacedMessage[] {
  return readTimed(bytes).timed.flatMap(({ what, last }) => (what.kind === 'tempo' ? [] : [{ ...what, last }]));
}

/** All events in order of their ticks, and the file's division of time. */
function readTimed(bytes: Uint8Array): { readonly timed: readonly Timed[]; readonly division: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 14 || chunkName(bytes, 0) !== 'MThd') throw new MidiError('not-midi');
  if (view.getUint16(8) > 1) throw new MidiError('unsupported');
  const timed: Timed[] = [];
  let at = 8 + view.getUint32(4);
  while (at + 8 <= bytes.length) {
    const end = at + 8 + view.getUint32(at + 4);
    if (end > bytes.length) throw new MidiError('cut');
    if (chunkName(bytes, at) === 'MTrk') for (const event of readTrack(bytes.subarray(at + 8, end), at + 8)) timed.push(event);
    at = end;
  }
  return { timed: timed.toSorted((one, other) => one.tick - other.tick), division: view.getUint16(12) };
}

function chunkName(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/** Of events in order of their ticks. */
function inSeconds(timed: readonly Timed[], division: number): ChannelEvent[] {
  // The upper byte of SMPTE time is the negative number of frames a second, the lower one ticks a frame.
  const smpte = division >= 0x8000 ? (256 - (division >> 8)) * (division & 0xff) : null;
  const events: ChannelEvent[] = [];
  let tempo = FIRST_TEMPO;
  let tick = 0;
  let seconds = 0;
  for (const event of timed) {
    seconds += (event.tick - tick) * (smpte === null ? tempo / 1e6 / division : 1 / smpte);
    tick = event.tick;
    if (event.what.kind === 'tempo') tempo = event.what.microseconds;
    else events.push({ ...event.what, seconds });
  }
  return events;
}

/** The events of a track whose bytes begin `from` bytes into the file. */
function* readTrack(bytes: Uint8Array, from: number): Generator<Timed> {
  let at = 0;
  let tick = 0;
  let running = 0;
  const next = (): number => {
    if (at >= bytes.length) throw new MidiError('cut');
    at += 1;
    return bytes[at - 1];
  };
  /** Seven bits a byte, the highest first; the top bit says that more follow. */
  const variable = (): number => {
    let value = 0;
    for (;;) {
      const byte = next();
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
  };
  const skip = (count: number): void => {
    at += count;
    if (at > bytes.length) throw new MidiError('cut');
  };
  while (at < bytes.length) {
    tick += variable();
    const status = bytes[at] >= 0x80 ? next() : running;
    if (status === 0xff) {
      const type = next();
      const length = variable();
      if (type === 0x2f) return;
      if (type === 0x51 && length === 3) yield { tick, what: { kind: 'tempo', microseconds: next() * 65_536 + next() * 256 + next() }, last: from + at - 1 };
      else skip(length);
    } else if (status === 0xf0 || status === 0xf7) {
      skip(variable());
    } else if (status < 0x80 || status > 0xef) {
      throw new MidiError('cut');
    } else {
      running = status;
      const message = channelMessage(status >> 4, next, next);
      if (message) yield { tick, what: { ...message, channel: status & 0x0f }, last: from + at - 1 };
    }
  }
}

/** Null for pressure and pitch, which change no instrument. */
function channelMessage(type: number, first: () => number, second: () => number): ChannelMessage | null {
  const data = first();
  if (type === 0xc) return { kind: 'program', program: data };
  if (type === 0xd) return null;
  const value = second();
  if (type === 0x8) return { kind: 'note-off', key: data };
  // A note-on without force is a note-off.
  if (type === 0x9) return value === 0 ? { kind: 'note-off', key: data } : { kind: 'note-on', key: data, velocity: value };
  return type === 0xb ? { kind: 'control', controller: data, value } : null;
}
