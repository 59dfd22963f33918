import { describe, expect, it } from 'vitest';
import { type MidiCode, MidiError, readMidi } from './midi.ts';
import { delta, midiFile, seconds } from './midiBytes.ts';

function codeOf(bytes: Uint8Array): MidiCode | null {
  try {
    readMidi(bytes);
    return null;
  } catch (error) {
    return error instanceof MidiError ? error.code : null;
  }
}

describe('readMidi', () => {
  it('reads notes, programs and controls of any channel', () => {
    const track = [0, 0xc3, 40, ...seconds(1), 0x93, 60, 100, ...seconds(2), 0x83, 60, 64, 0, 0xb3, 7, 90];
    expect(readMidi(midiFile([track]))).toEqual([
      { kind: 'program', program: 40, channel: 3, seconds: 0 },
      { kind: 'note-on', key: 60, velocity: 100, channel: 3, seconds: 1 },
      { kind: 'note-off', key: 60, channel: 3, seconds: 3 },
      { kind: 'control', controller: 7, value: 90, channel: 3, seconds: 3 },
    ]);
  });

  it('understands running status, and a note-on without force as a note-off', () => {
    const track = [0, 0x90, 60, 100, ...seconds(1), 60, 0, ...seconds(1), 62, 80];
    expect(readMidi(midiFile([track])).map(({ kind, seconds: at }) => [kind, at])).toEqual([
      ['note-on', 0],
      ['note-off', 1],
      ['note-on', 2],
    ]);
  });

  it('follows the tempo of another track', () => {
    // 120 beats a minute for two beats, then 60: 960 ticks are 1 s, and 960 more are 2 s.
    const tempo = [...delta(960), 0xff, 0x51, 3, 0x0f, 0x42, 0x40];
    const track = [...delta(960), 0x90, 60, 100, ...delta(960), 0x80, 60, 0];
    expect(readMidi(midiFile([tempo, track])).map(({ seconds: at }) => at)).toEqual([1, 3]);
  });

  it('understands SMPTE time: 25 frames of 40 ticks', () => {
    const track = [...delta(2_500), 0x90, 60, 100];
    expect(readMidi(midiFile([track], 0xe728))[0].seconds).toBeCloseTo(2.5, 12);
  });

  it('skips text, system exclusive, pressure, pitch and chunks that it does not know', () => {
    const track = [0, 0xff, 3, 2, 65, 66, 0, 0xf0, 3, 1, 2, 0xf7, 0, 0xe0, 0, 64, 0, 0xd0, 9, 0, 0xa0, 60, 9, 0, 0x90, 60, 100];
    const file = midiFile([track]);
    const strange = [...Buffer.from('XFIH'), 0, 0, 0, 2, 1, 2];
    expect(readMidi(Uint8Array.from([...file.subarray(0, 14), ...strange, ...file.subarray(14)]))).toHaveLength(1);
  });

  it('refuses what is no MIDI, what is cut, and pieces in one file', () => {
    const file = midiFile([[0, 0x90, 60, 100]]);
    expect(codeOf(Uint8Array.from(Buffer.from('RIFF and some more bytes')))).toBe('not-midi');
    expect(codeOf(file.subarray(0, file.length - 2))).toBe('cut');
    expect(codeOf(midiFile([[0, 0x90, 60]]))).toBe('cut');
    expect(codeOf(midiFile([[]], 480, 2))).toBe('unsupported');
  });
});
