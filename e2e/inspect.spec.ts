import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { fixture } from './fixtures/index.ts';
import { addFiles, open, rowOf, tagged } from './tenfold.ts';

test('a track is inspected: tile, occlusion, feature maps, filters; and heard rebuilt', async ({ page }, info) => {
  await open(page);
  // A minute: six tiles.
  await addFiles(page, [fixture('noise.wav'), fixture('music.mp3')]);
  await tagged(page);
  await rowOf(page, 'noise').click();
  await page.getByRole('link', { name: /^Inspect/ }).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'noise', level: 1 })).toBeVisible();
  await expect(main).toContainText('Tile 1 of 6');
  const tile = main.getByRole('figure', { name: 'The tile as a picture' });
  await expect(tile).toBeVisible();
  const values = () => tile.getByRole('table').innerText();
  const first = await values();
  await main.getByRole('button', { name: 'Next tile' }).click();
  await expect(main).toContainText('Tile 2 of 6');
  await expect(main.getByRole('slider', { name: 'Tile', exact: true })).toHaveAttribute('aria-valuetext', /^tile 2 of 6, 0:\d\d to 0:\d\d$/);
  await expect.poll(values).not.toBe(first);

  await expect(main.getByRole('figure', { name: 'Feature maps after block 1' })).toBeVisible();
  await expect(main.getByRole('figure', { name: 'Feature maps after block 1' })).toContainText('8 maps of 40 × 98');
  await expect(main.getByRole('figure', { name: 'The 8 filters of the first layer' })).toBeVisible();

  const saliency = main.getByRole('figure', { name: 'Occlusion over time' });
  await expect(saliency).toContainText('Fall, points');
  await main.getByText('Whole track', { exact: true }).click();
  // The time axis then covers the minute.
  await expect(saliency).toContainText('0:50', { timeout: 60_000 });

  await main.getByRole('button', { name: /^Play/ }).first().click();
  const save = main.getByRole('button', { name: 'Download WAV' });
  await expect(save).toBeEnabled({ timeout: 60_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const path = info.outputPath('rebuilt.wav');
  await download.saveAs(path);
  const wav = readFileSync(path);
  expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
  expect(wav.readUInt32LE(24)).toBe(22_050);
  // One tile of 204,800 samples, and it sounds.
  const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length - (wav.length % 2)));
  expect(samples.length).toBeGreaterThan(200_000);
  expect(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)).toBeGreaterThan(1_000);
});
