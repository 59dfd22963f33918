import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentHash, WHOLE_HASH_LIMIT } from './contentHash.ts';

test('is SHA-256 of the content', async () => {
  // The published digest of "abc" (FIPS 180-4).
  expect(await contentHash(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
  expect(await contentHash(new Blob([bytes]))).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('of very large files it covers size, beginning, middle and end', async () => {
  const block = new Uint8Array(WHOLE_HASH_LIMIT / 40);
  const marked = (at: number | null, extra = 0) => {
    const parts: Uint8Array<ArrayBuffer>[] = Array.from({ length: 41 }, () => block);
    if (at !== null) parts[at] = new Uint8Array(block.length).fill(1);
    return new Blob([...parts, new Uint8Array(extra)]);
  };
  const plain = await contentHash(marked(null));
  expect(await contentHash(marked(null))).toBe(plain);
  const others = [await contentHash(marked(0)), await contentHash(marked(20)), await contentHash(marked(40)), await contentHash(marked(null, 1))];
  expect(new Set([plain, ...others]).size).toBe(5);
  // The price: a change anywhere else goes unseen.
  expect(await contentHash(marked(10))).toBe(plain);
});
