import { describe, expect, it } from 'vitest';
import type { Track } from '../../app/state.ts';
import { addressOf, keyAt } from './address.ts';

function listed(...entries: readonly (readonly [key: string, id: string | null])[]): ReadonlyMap<string, Track> {
  return new Map(entries.map(([key, id]) => [key, { key, id } as Track]));
}

const HASH = '0123456789abcdef'.repeat(4);
const TRACKS = listed(['t1', null], ['t2', HASH], ['t3', HASH], ['t4', 'f'.repeat(64)]);

/** What the router hands over: the part after `/tag/`. */
function part(key: string): string {
  return addressOf(TRACKS.get(key) as Track).slice('/tag/'.length);
}

describe('addresses of tracks', () => {
  it('lead back to the track, by content or by key', () => {
    expect(part('t4')).toBe('ffffffffffffffff');
    expect(['t1', 't2', 't4'].map((key) => keyAt(part(key), TRACKS, null))).toEqual(['t1', 't2', 't4']);
  });

  it('of rows with the same content lead to the one preferred', () => {
    expect(keyAt(part('t3'), TRACKS, 't3')).toBe('t3');
    expect(keyAt(part('t3'), TRACKS, 't4')).toBe('t2');
  });

  it('that name nothing listed lead nowhere', () => {
    expect([undefined, '', 't5', '0', 'abcdef.t1', 'e'.repeat(16)].map((address) => keyAt(address, TRACKS, null))).toEqual([
      null, null, null, null, null, null,
    ]);
  });
});
