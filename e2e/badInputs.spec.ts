/** Every bad input: one sentence that names the file; the rest of the batch goes on; nothing is lost. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { fixture, type FixtureName } from './fixtures/index.ts';
import { addFiles, open, rowOf, storedPredictions, tagged } from './tenfold.ts';

const REFUSED: readonly (readonly [FixtureName, RegExp])[] = [
  ['zero.mp3', /empty|no bytes|zero/i],
  ['text.mp3', /not audio|no audio|not sound/i],
  ['cut.m4a', /cut|incomplete|end/i],
  ['short.wav', /short/i],
  ['silence.wav', /silen/i],
  ['compressed-alaw.aifc', /AIFF|compress/i],
  ['silent-film.webm', /sound|audio/i],
];

test('bad files fail with one sentence each, and the good ones among them are tagged', async ({ page }) => {
  await open(page);
  await addFiles(page, [fixture('music.mp3'), ...REFUSED.map(([name]) => fixture(name)), fixture('telephone.wav'), fixture('surround.wav'), fixture('music.flac')]);
  await tagged(page);
  for (const [name, words] of REFUSED) {
    const row = rowOf(page, name.replace(/\.[^.]+$/, '')).first();
    await expect(row, name).toContainText(name);
    await expect(row, name).toContainText(words);
    // One sentence: one full stop, at its end (file names aside).
    const text = (await row.innerText()).replaceAll(name, '').trim();
    expect(text.match(/\.(\s|$)/g), `${name}: ${text}`).toHaveLength(1);
  }
  await expect(rowOf(page, 'Night Train')).toHaveCount(2);
  expect(Object.keys(await storedPredictions(page))).toHaveLength(4);
});

test('a name with emoji and #, and the same content twice', async ({ page }) => {
  await open(page);
  await addFiles(page, [fixture('music.mp3')]);
  await tagged(page);
  await addFiles(page, [fixture('Night Train 🚂 #7.mp3')]);
  await tagged(page);
  await expect(rowOf(page, 'Night Train')).toHaveCount(2);
  await rowOf(page, 'Night Train').nth(1).click();
  await expect(page.getByRole('complementary')).toContainText('music.mp3');
  await expect(page.getByRole('complementary')).toContainText('Night Train 🚂 #7.mp3');
  expect(Object.keys(await storedPredictions(page))).toHaveLength(1);
});

test('2,000 files at once are listed at once and do not block the page', async ({ page }, info) => {
  test.setTimeout(180_000);
  const folder = info.outputPath('many');
  mkdirSync(folder, { recursive: true });
  // Most are too short to tag, each of its own content: what is tested is the queue, not the nets.
  const files = Array.from({ length: 2_000 }, (_, index) => {
    const path = `${folder}/cue ${String(index).padStart(4, '0')}.mp3`;
    writeFileSync(path, `not music, number ${index}`);
    return path;
  });
  await open(page);
  await addFiles(page, [...files, fixture('music.mp3')]);
  await expect(page.getByText('2,001 tracks')).toBeVisible({ timeout: 15_000 });
  await page.getByRole('searchbox', { name: 'Filter' }).fill('Night');
  await tagged(page, 150_000);
  await expect(rowOf(page, 'Night Train')).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Filter' }).fill('cue 1999');
  await expect(rowOf(page, 'cue 1999')).toContainText('cue 1999.mp3');
});

test('an hour of audio is tagged whole', async ({ page }, info) => {
  test.setTimeout(240_000);
  const { readFileSync } = await import('node:fs');
  // Mp3 frames may simply follow each other: 12 s, 300 times.
  const music = readFileSync(fixture('music.mp3'));
  const hour = info.outputPath('hour.mp3');
  writeFileSync(hour, Buffer.concat(Array.from({ length: 300 }, () => music)));
  await open(page);
  await addFiles(page, [hour]);
  await tagged(page, 220_000);
  const [row] = Object.values(await storedPredictions(page));
  expect(row.length).toBeGreaterThan(380 * 8);
});

test('storage that refuses to write is told once, and tagging goes on', async ({ page }) => {
  // A full disk cannot be had: IndexedDB's own refusal is played back.
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = function put(): never {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await open(page);
  await addFiles(page, [fixture('music.mp3'), fixture('music.flac')]);
  await tagged(page);
  await expect(rowOf(page, 'Night Train')).toHaveCount(2);
  await expect(rowOf(page, 'Night Train').first()).toContainText(/likely|maybe/);
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText(/storage|disk|space|room/i);
});
