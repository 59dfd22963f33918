import { describe, expect, it } from 'vitest';
import { familiesIn, soundingSpans } from './families.ts';
import { readMidi } from './midi.ts';
import { midiFile, seconds } from './midiBytes.ts';

/** Families that sound in the first fifteen seconds. */
const labels = (...tracks: number[][]) => familiesIn(soundingSpans(readMidi(midiFile(tracks))), 0, 15);
const on = (channel: number, key = 60, velocity = 100) => [0x90 + channel, key, velocity];
const off = (channel: number, key = 60) => [0x80 + channel, key, 0];
const program = (channel: number, number: number) => [0, 0xc0 + channel, number];
const control = (channel: number, controller: number, value: number) => [0xb0 + channel, controller, value];
/** One note of a program on channel 1. */
const note = (number: number, length: number, velocity = 100) => [...program(0, number), 0, ...on(0, 60, velocity), ...seconds(length), ...off(0)];

describe('the families that sound', () => {
  it('are those of General MIDI, eight programs each, on any channel', () => {
    expect(labels(note(0, 2))).toEqual(['piano']);
    expect(labels(note(7, 2))).toEqual(['piano']);
    expect(labels(note(8, 2))).toEqual(['chromatic percussion']);
    expect(labels(note(40, 2))).toEqual(['strings']);
    expect(labels(note(127, 2))).toEqual(['sound effects']);
    expect(labels([...program(8, 73), 0, ...on(8), ...seconds(2), ...off(8)], note(33, 2))).toEqual(['bass', 'pipe']);
  });

  it('need a second in all, which short notes add up to and simultaneous ones do not', () => {
    expect(labels(note(73, 0.99))).toEqual([]);
    expect(labels(note(73, 1))).toEqual(['pipe']);
    const half = (key: number) => [0, ...on(0, key), ...seconds(0.5), ...off(0, key)];
    expect(labels([...program(0, 73), ...half(60), ...half(62)])).toEqual(['pipe']);
    expect(labels([...program(0, 73), 0, ...on(0, 60), 0, ...on(0, 64), ...seconds(0.6), ...off(0, 60), 0, ...off(0, 64)])).toEqual([]);
  });

  it('are drums on channel 10, whatever its program, a quarter of a second each hit', () => {
    const hits = (count: number) => Array.from({ length: count }, () => [...seconds(0.5), ...on(9, 36), 0, ...off(9, 36)]).flat();
    expect(labels([...program(9, 40), ...hits(4)])).toEqual(['drums']);
    expect(labels([...program(9, 40), ...hits(3)])).toEqual([]);
  });

  it('leave out what velocity, volume or expression makes inaudible, from the moment they do', () => {
    // 40 log10(16/127) = −36 dB: at full volume a velocity of 16 is just heard.
    const full = [0, ...control(0, 7, 127)];
    expect(labels([...full, ...note(73, 3, 16)])).toEqual(['pipe']);
    expect(labels([...full, ...note(73, 3, 15)])).toEqual([]);
    expect(labels([0, ...control(0, 7, 0), ...note(73, 3)])).toEqual([]);
    expect(labels([0, ...control(0, 11, 0), ...note(73, 3)])).toEqual([]);
    const faded = (after: number) => [...program(0, 73), 0, ...on(0), ...seconds(after), ...control(0, 7, 0), ...seconds(3), ...off(0)];
    expect(labels(faded(1))).toEqual(['pipe']);
    expect(labels(faded(0.9))).toEqual([]);
  });

  it('sound on under the pedal, and end with it', () => {
    const pedalled = (held: number) => [...program(0, 73), 0, ...control(0, 64, 127), 0, ...on(0), ...seconds(0.1), ...off(0), ...seconds(held), ...control(0, 64, 0), ...seconds(9), ...off(0)];
    expect(labels(pedalled(1))).toEqual(['pipe']);
    expect(labels(pedalled(0.8))).toEqual([]);
  });

  it('die away where strings are struck or plucked: a key held for long counts two seconds', () => {
    const spans = (number: number) => soundingSpans(readMidi(midiFile([note(number, 12)])));
    expect(spans(0)).toEqual([{ family: 'piano', from: 0, to: 2 }]);
    expect(spans(46)).toEqual([{ family: 'strings', from: 0, to: 2 }]);
    expect(spans(19)).toEqual([{ family: 'organ', from: 0, to: 12 }]);
    expect(familiesIn(spans(19), 5, 20)).toEqual(['organ']);
    expect(familiesIn(spans(0), 5, 20)).toEqual([]);
  });

  it('end with "all notes off", with a new stroke of the same key, and with the piece', () => {
    const silenced = [...program(0, 73), 0, ...on(0), ...seconds(0.5), ...control(0, 123, 0), ...seconds(5), ...off(0)];
    expect(labels(silenced)).toEqual([]);
    const again = soundingSpans(readMidi(midiFile([[...program(0, 19), 0, ...on(0), ...seconds(1), ...on(0), ...seconds(1), ...off(0)]])));
    expect(again).toEqual([
      { family: 'organ', from: 0, to: 1 },
      { family: 'organ', from: 1, to: 2 },
    ]);
    expect(labels([...program(0, 19), 0, ...on(0), ...seconds(3), ...control(0, 1, 0)])).toEqual(['organ']);
  });

  it('keep the program a note was started with', () => {
    const changed = [...program(0, 19), 0, ...on(0), ...seconds(0.1), 0xc0, 73, ...seconds(2), ...off(0)];
    expect(labels(changed)).toEqual(['organ']);
  });
});
