import { expect, it } from 'vitest';
import { Framer } from './framer.ts';

function framesOf(count: number, length: number, hop: number, piece: number): number[][] {
  const frames: number[][] = [];
  const framer = new Framer(length, hop, (samples, from) => frames.push([...samples.subarray(from, from + length)]));
  const all = Float32Array.from({ length: count }, (_, n) => n);
  for (let at = 0; at < count; at += piece) framer.push(all.slice(at, at + piece));
  return frames;
}

it.each([
  [4, 4],
  [4, 2],
  [4, 1],
  [4, 3],
])('frames of %i every %i are the same however they come', (length, hop) => {
  for (const count of [0, 3, 4, 5, 23]) {
    const expected = Array.from({ length: Math.max(0, Math.floor((count - length) / hop) + 1) }, (_, frame) =>
      Array.from({ length }, (__, n) => frame * hop + n),
    );
    for (const piece of [1, 2, 3, 4, 5, 7, 11, 50]) expect(framesOf(count, length, hop, piece)).toEqual(expected);
  }
});
