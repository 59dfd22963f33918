import { File } from 'node:buffer';
import { expect, test } from 'vitest';
import { readMetadata, titleFromName } from './metadata.ts';

test.each([
  ['Night Train 🚂 #7.mp3', 'Night Train 🚂 #7'],
  ['Disc 1/03 Harbour.FLAC', '03 Harbour'],
  ['no extension', 'no extension'],
  ['Track No. 5', 'Track No. 5'],
  ['a.b.aiff', 'a.b'],
  ['.mp3', '.mp3'],
])('%s is titled %s', (name, title) => {
  expect(titleFromName(name)).toBe(title);
});

test('what cannot be read has a title all the same', async () => {
  const nothing = { artist: '', album: '', year: null, genres: [], seconds: null, channels: null, sampleRate: null };
  for (const content of ['', 'not music', '\xff\xfb']) {
    const file = new File([content], 'Dawn #2.mp3') as globalThis.File;
    expect(await readMetadata(file)).toMatchObject({ ...nothing, title: 'Dawn #2' });
  }
});
