/** Standard MIDI files written by hand, for tests. */

function chunk(name: string, bytes: readonly number[]): number[] {
  const { length } = bytes;
  return [...Buffer.from(name), (length >>> 24) & 0xff, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff, ...bytes];
}

/** Each track is a list of its bytes, delta times included; the end of track is added. */
export function midiFile(tracks: readonly (readonly number[])[], division = 480, format = 1): Uint8Array {
  const header = [0, format, 0, tracks.length, (division >> 8) & 0xff, division & 0xff];
  return Uint8Array.from([...chunk('MThd', header), ...tracks.flatMap((track) => chunk('MTrk', [...track, 0, 0xff, 0x2f, 0]))]);
}

/** A delta time: seven bits a byte. */
export function delta(ticks: number): number[] {
  const bytes = [ticks & 0x7f];
  for (let rest = ticks >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

/** At 480 ticks a quarter and the tempo that holds before any is set. */
export function seconds(count: number): number[] {
  return delta(Math.round(count * 960));
}
