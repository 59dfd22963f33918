import { describe, expect, it } from 'vitest';
import { stream } from '../../src/nets/random.ts';
import { readMidi } from './midi.ts';
import { midiFile, seconds } from './midiBytes.ts';
import { reorchestrate } from './orchestration.ts';

/** Eight channels play a note each at `key`, with the programs 0, 8, 16 …; the tenth channel drums. */
function piece(key: number): Uint8Array {
  const parts = Array.from({ length: 8 }, (_, channel) => [0, 0xc0 + channel, channel * 8, 0, 0x90 + channel, key, 100, ...seconds(1), 0x80 + channel, key, 0]);
  return midiFile([...parts, [0, 0xc9, 0, 0, 0x99, 36, 100]]);
}

function programs(bytes: Uint8Array): number[] {
  return readMidi(bytes).flatMap((event) => (event.kind === 'program' && event.channel !== 9 ? [event.program] : []));
}

function players(bytes: Uint8Array): number {
  return new Set(readMidi(bytes).flatMap((event) => (event.kind === 'note-on' ? [event.channel] : []))).size;
}

describe('reorchestrate', () => {
  const many = Array.from({ length: 200 }, (_, number) => reorchestrate(piece(60), stream(1, 'piece', `${number}`), 'orchestration'));

  it('changes who plays and never when', () => {
    const [first] = many;
    expect(first).toHaveLength(piece(60).length);
    expect(programs(first)).not.toEqual(programs(piece(60)));
    expect(readMidi(first).map(({ seconds: at }) => at)).toEqual(readMidi(piece(60)).map(({ seconds: at }) => at));
  });

  it('is decided by the seed', () => {
    expect(reorchestrate(piece(60), stream(1, 'piece', '7'), 'orchestration')).toEqual(many[7]);
    expect(many[8]).not.toEqual(many[7]);
  });

  it('draws all families alike', () => {
    const families = new Map<number, number>();
    for (const program of many.flatMap(programs)) families.set(program >> 3, (families.get(program >> 3) ?? 0) + 1);
    expect(families.size).toBe(16);
    // 1,600 draws from sixteen families: 100 each, with a deviation of 10.
    for (const count of families.values()) expect(Math.abs(count - 100)).toBeLessThan(40);
  });

  it('silences some channels, never all', () => {
    const numbers = many.map(players);
    expect(Math.min(...numbers)).toBeGreaterThan(0);
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    // Nine channels, each heard with a chance of 0.7.
    expect(Math.abs(mean - 6.3)).toBeLessThan(0.4);
    const alone = midiFile([[0, 0xc0, 4, 0, 0x90, 60, 100]]);
    for (let number = 0; number < 20; number += 1) expect(players(reorchestrate(alone, stream(1, 'alone', `${number}`), 'orchestration'))).toBe(1);
  });

  it('keeps about half of the instruments in a variation', () => {
    const varied = Array.from({ length: 200 }, (_, number) => programs(reorchestrate(piece(60), stream(1, 'piece', `${number}`), 'variation')));
    const kept = varied.flat().filter((program, place) => program === (place % 8) * 8).length;
    // 1,600 parts, each kept with a chance of 1/2, or given its own instrument again with one of 1/256.
    expect(Math.abs(kept / 1600 - 0.502)).toBeLessThan(0.05);
    expect(new Set(varied.map(String)).size).toBeGreaterThan(190);
  });

  it('gives a high part to no instrument that falls silent there', () => {
    const high = Array.from({ length: 100 }, (_, number) => reorchestrate(piece(96), stream(2, 'high', `${number}`), 'orchestration'));
    const silent = [28, 31, 33, 34, 35, 36, 37, 43, 58, 65, 69, 70];
    expect(high.flatMap(programs).filter((program) => silent.includes(program))).toEqual([]);
    expect(programs(reorchestrate(piece(97), stream(2, 'higher'), 'orchestration'))).toEqual(programs(piece(97)));
  });

  it('uses one program where a channel comes back to one', () => {
    const back = midiFile([[0, 0xc0, 4, 0, 0xc0, 5, 0, 0xc0, 4, 0, 0x90, 60, 100]]);
    const [one, , again] = programs(reorchestrate(back, stream(3, 'back'), 'orchestration'));
    expect(again).toBe(one);
  });
});
