import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { addFiles, confidences, dropFile, open, rowOf, storedPredictions, tagged } from './tenfold.ts';
import { fixture, MUSIC } from './fixtures/index.ts';

const GENRES = ['Action', 'Adventure', 'Comedy', 'Crime', 'Drama', 'Fantasy', 'Musical', 'Romance', 'Sci-Fi', 'Thriller'];

test('the samples are tagged, shown with their true tags, playable, and there again after a reload', async ({ page }) => {
  const hosts = new Set<string>();
  page.on('request', (request) => {
    if (/^https?:/.test(request.url())) hosts.add(new URL(request.url()).host);
  });
  await open(page);
  await page.getByRole('button', { name: 'Try the samples' }).click();
  await tagged(page);
  await expect(page.getByText('41 tracks')).toBeVisible();

  const bars = await confidences(page, 'Honor Bound');
  expect(Object.keys(bars).length).toBeGreaterThanOrEqual(8);
  expect(GENRES).toEqual(expect.arrayContaining(Object.keys(bars)));
  const panel = page.getByRole('complementary', { name: 'Honor Bound' });
  const truth = panel.getByRole('table').first();
  for (const tag of ['Action', 'Adventure', 'Drama']) {
    await expect(truth.getByRole('row').filter({ has: page.getByRole('rowheader', { name: tag, exact: true }) })).toContainText('yes');
  }
  await expect(truth.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Comedy', exact: true }) })).toContainText('no');

  // The ribbon: three tiles a sample; a click plays from there.
  const slider = panel.getByRole('slider').first();
  await slider.click({ position: { x: (await slider.boundingBox())!.width * 0.75, y: 20 } });
  const player = page.getByRole('region', { name: 'Player' });
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(player).toContainText('Honor Bound');
  await expect.poll(async () => player.innerText()).toMatch(/0:2\d/);
  await player.getByRole('button', { name: 'Pause' }).click();

  const before = await storedPredictions(page);
  expect(Object.keys(before)).toHaveLength(41);
  await page.reload();
  await expect(page.getByText('41 tracks')).toBeVisible();
  expect(await confidences(page, 'Honor Bound')).toEqual(bars);
  expect(hosts.size, `hosts asked: ${[...hosts].join(', ')}`).toBe(1);
});

test('own files of every format are tagged with their metadata, and agree on the whole', async ({ page }) => {
  await open(page);
  await addFiles(page, MUSIC.map((name) => fixture(name)));
  await tagged(page);
  await expect(rowOf(page, 'Night Train')).toHaveCount(MUSIC.length);
  await expect(rowOf(page, 'The Synthetics')).toHaveCount(MUSIC.length);
  await rowOf(page, 'Night Train').first().click();
  await expect(page.getByRole('complementary')).toContainText('1987');
  // The same twelve seconds in six codings: a codec may tip one net over, never the whole picture.
  const rows = Object.values(await storedPredictions(page));
  expect(rows).toHaveLength(MUSIC.length);
  for (const row of rows) {
    const distance = row.reduce((sum, value, index) => sum + Math.abs(value - rows[0][index]), 0) / row.length;
    expect(distance).toBeLessThan(0.25);
  }
});

test('a folder is added with its sub-folders, and what is no audio is left out with one notice', async ({ page }) => {
  await open(page);
  await addFiles(page, [fixture('music.mp3'), fixture('picture.jpg')]);
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText(/1 file/);
  await tagged(page);
  await expect(rowOf(page, 'Night Train')).toHaveCount(1);
});

test('the list is driven by the keyboard alone', async ({ page }) => {
  await open(page);
  await addFiles(page, [fixture('music.mp3'), fixture('sine.mp3')]);
  await tagged(page);
  const list = page.getByRole('grid', { name: 'Tracks' });
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Night Train' })).toBeVisible();
  await list.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: 'Player' }).getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: 'Player' }).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await list.focus();
  await page.keyboard.press('Delete');
  await expect(rowOf(page, 'Night Train')).toHaveCount(0);
});

test('a batch can be cancelled, keeps what is done, and goes on when asked', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Try the samples' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await tagged(page);
  await expect(rowOf(page, /cancelled|stopped/i).first()).toBeVisible();
});

test('the charts of a track are saved as pictures that name it and its tags', async ({ page }) => {
  await open(page);
  await addFiles(page, [fixture('music.mp3')]);
  await tagged(page);
  const shown = Object.keys(await confidences(page, 'Night Train'));
  expect(shown.length).toBeGreaterThanOrEqual(8);
  const panel = page.getByRole('complementary', { name: 'Night Train' });
  for (const [title, unit, kind] of [
    ['The whole track', 'Confidence, %', 'SVG'],
    ['The whole track', null, 'PNG'],
    ['Over time', 'Time, min:s', 'SVG'],
  ] as const) {
    const download = page.waitForEvent('download');
    await panel.getByRole('button', { name: `Save “${title}”` }).click();
    await page.getByRole('menu', { name: `Save “${title}”` }).getByRole('menuitem', { name: `Save as ${kind}` }).click();
    const bytes = await readFile(await (await download).path());
    if (unit === null) {
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(bytes.length).toBeGreaterThan(10_000);
      continue;
    }
    // The browser's own reader says whether it is a whole picture.
    const texts = await page.evaluate((text) => {
      const read = new DOMParser().parseFromString(text, 'image/svg+xml');
      return read.querySelector('parsererror') ? [] : Array.from(read.querySelectorAll('text'), ({ textContent }) => textContent);
    }, bytes.toString());
    expect(texts).toEqual(expect.arrayContaining([title, 'Night Train', unit, ...shown]));
  }
});

test('files dropped on the page are taken, wherever they fall', async ({ page }) => {
  await open(page, 'report');
  await dropFile(page, 'dropped.mp3', 'audio/mpeg', await readFile(fixture('music.mp3')));
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Tag' }).click();
  await tagged(page);
  await expect(rowOf(page, 'Night Train')).toHaveCount(1);
});
