/** The reports of the two other systems: 188 tags, and one genre a song. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { bundleOf } from './fixtures/bundles.ts';
import { fixture, type FixtureName } from './fixtures/index.ts';
import { addFiles, dropFile, open, tagged } from './tenfold.ts';

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}

/** Puts a made-up ensemble in use whose first held-out tracks are these files, and adds the files. */
async function withEnsemble(page: Page, system: 'tagger' | 'genres', name: string, files: readonly FixtureName[]): Promise<void> {
  await open(page, 'tag');
  await dropFile(page, `${system}.zip`, 'application/zip', await bundleOf(system, files));
  await expect(page.getByRole('button', { name: `Ensemble in use: ${name}` })).toBeVisible();
  await addFiles(page, files.map((file) => fixture(file)));
  await tagged(page);
}

async function openView(page: Page, label: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Views of the report' }).getByRole('link', { name: label }).click();
}

test('188 tags: top K, captured tags, one track, counts, spectrograms, all saved', async ({ page }) => {
  test.setTimeout(300_000);
  await withEnsemble(page, 'tagger', 'Tagger of 188 tags', ['music.mp3', 'noise.wav', 'plain.wav', 'music.flac', 'music.ogg']);
  await page.goto('./#/report/fixture-tagger/top-k');

  await test.step('the pass rate follows both K and the share', async () => {
    const verdict = page.getByText(/highest tags? holds? at least/).first();
    await expect(verdict).toContainText('at least 60');
    const slider = page.getByRole('slider', { name: /Share of its tags/ });
    await slider.press('End');
    await expect(verdict).toContainText('at least 100');
    await expect(slider).toHaveAttribute('aria-valuetext', '100 per cent');
    const size = page.getByRole('textbox', { name: 'Highest tags that are looked at' });
    const type = async (number: string): Promise<void> => {
      await size.press('Control+A');
      await page.keyboard.type(number);
    };
    await type('188');
    await expect(verdict).toContainText(/The 188 highest tags hold .* for 100\s%/u);
    await type('50');
    await expect(verdict).toContainText('The 50 highest tags');
    await expect(page.getByRole('figure', { name: 'Pass rate over K' }).locator('svg').last()).toBeVisible();
  });

  await test.step('captured and missed are sorted and searched', async () => {
    await expect(page.getByRole('table', { name: 'Best captured' }).getByRole('row')).toHaveCount(11);
    await expect(page.getByRole('table', { name: 'Worst captured' }).getByRole('row')).toHaveCount(11);
    const all = page.getByRole('table', { name: 'Captured by tag' });
    await expect(all.getByRole('row')).toHaveCount(51);
    await page.getByRole('textbox', { name: 'Search captured by tag' }).fill('viol solo');
    await expect(all.getByRole('rowheader')).toHaveText([/solo viol(a|in)/, /solo viol(a|in)/]);
    await page.getByRole('textbox', { name: 'Search captured by tag' }).clear();
    await page.getByRole('button', { name: 'Show all 188' }).click();
    await expect(all.getByRole('row')).toHaveCount(189);
    await all.getByRole('button', { name: 'Missed' }).click();
    await expect(all.getByRole('columnheader', { name: 'Missed' })).toHaveAttribute('aria-sort', 'descending');
    await all.getByRole('button', { name: 'Have it' }).click();
    await expect(all.getByRole('columnheader', { name: 'Have it' })).toHaveAttribute('aria-sort', 'descending');
    await expect(all.getByRole('rowheader').first()).toHaveText('female vocals');
    await expectAccessible(page);
  });

  await test.step('what the words are worth: the most frequent tags at first, the rest searched', async () => {
    await openView(page, 'Scores');
    await expect(page.getByText(/Fitted on 200 validation tracks/)).toBeVisible();
    const words = page.getByRole('table', { name: 'Words by tag' });
    // The head, fifty tags, all tags together.
    await expect(words.getByRole('row')).toHaveCount(52);
    await expect(words.getByRole('columnheader', { name: 'Have it' })).toHaveAttribute('aria-sort', 'descending');
    await expect(words.getByRole('rowheader').first()).toHaveText('female vocals');
    await expect(words.getByRole('row', { name: /^All tags/ })).toContainText(/\d\s% of \d/u);
    await page.getByRole('textbox', { name: 'Search words by tag' }).fill('viol solo');
    await expect(words.getByRole('rowheader')).toHaveText([/solo viol(a|in)/, /solo viol(a|in)/, 'All tags']);
    await page.getByRole('textbox', { name: 'Search words by tag' }).clear();
    await words.getByRole('button', { name: 'Unlikely' }).click();
    await expect(words.getByRole('columnheader', { name: 'Unlikely' })).toHaveAttribute('aria-sort', 'descending');
  });

  await test.step('one track: two best tags, its picture, its sound, its spikes', async () => {
    await openView(page, 'Track by track');
    expect(page.url()).toContain('#/report/fixture-tagger/tracks');
    const card = page.getByRole('article', { name: 'Clip 001' });
    await expect(card.getByRole('listitem')).toHaveText([/\d\s%/u, /\d\s%/u]);
    await expect(page.getByRole('figure', { name: 'Its picture' }).getByRole('img')).toBeVisible();
    await card.getByRole('button', { name: 'Play Clip 001' }).click();
    await card.getByRole('button', { name: 'Pause Clip 001' }).click();
    await expect(page.getByRole('figure', { name: 'Clip 001' }).getByRole('row')).toHaveCount(189);
    await page.getByRole('radiogroup', { name: 'Order of the tags' }).getByText('Highest first').click();
    await page.getByRole('button', { name: 'Show the next track' }).click();
    await expect(page.getByRole('article', { name: 'Clip 002' })).toBeVisible();
    await page.getByRole('button', { name: 'Show the previous track' }).click();
    await page.getByRole('button', { name: 'Show the previous track' }).click();
    await expect(page.getByText('No picture: its features are not stored here.')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('counts by tag, and spectrograms of tracks that have it', async () => {
    await openView(page, 'Tags');
    const counts = page.getByRole('table', { name: 'Tag counts' });
    await expect(counts.getByRole('columnheader', { name: 'Trained on' })).toHaveAttribute('aria-sort', 'descending');
    await expect(counts.getByRole('row').nth(1)).toContainText('female vocals');
    await expect(page.getByRole('img', { name: /^Spectrogram of Clip 00/ }).first()).toBeVisible();
    await page.getByRole('combobox', { name: 'Tag', exact: true }).click();
    await page.getByRole('combobox', { name: 'Tag', exact: true }).fill('electric');
    await page.getByRole('option', { name: 'electric guitar' }).click();
    await expect(page.getByText(/No track with this tag has its features stored here|whose features are stored/)).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const view of ['Scores', 'Top K', 'Track by track', 'Tags']) {
      await openView(page, view);
      await expectNoSideways(page);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('everything is in what is saved', async () => {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save report' }).click();
    const html = await readFile(await (await saved).path(), 'utf8');
    for (const words of ['Pass rate over K', 'Best captured', 'Worst captured', 'How often each tag occurs', 'Accuracy per net', 'The 50 of 188 tags']) {
      expect(html).toContain(words);
    }
    await page.getByRole('button', { name: 'Save data' }).click();
    const json = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'All figures (JSON)' }).click();
    const document = JSON.parse(await readFile(await (await json).path(), 'utf8')) as { topK: { size: number; curves: { rates: number[] }[] }; training: unknown[] };
    expect(document.topK.size).toBe(50);
    expect(document.topK.curves.every(({ rates }) => rates.length === 188 && rates[187] === 1)).toBe(true);
    expect(document.training).toHaveLength(1);
  });
});

test('one genre a song: precision and recall, who is taken for whom, accuracy per epoch', async ({ page }) => {
  await withEnsemble(page, 'genres', 'Five genres', ['music.mp3']);
  await page.goto('./#/report/fixture-genres');
  const table = page.getByRole('table', { name: 'Precision and recall' });
  await expect(table.getByRole('rowheader')).toHaveText(['Hiphop', 'EDM', 'Classical', 'Metal', 'Jazz']);
  await expect(page.getByText(/The highest tag is the right one for \d+\s% of 120 tracks/u)).toBeVisible();

  const matrix = page.getByRole('figure', { name: 'What is taken for what' });
  const counts = (await matrix.getByRole('cell').allTextContents()).map(Number);
  expect(counts).toHaveLength(25);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(120);

  await page.getByRole('radiogroup', { name: 'What is drawn over the epochs' }).getByText('Accuracy').click();
  await expect(page.getByText('x: epoch, y: accuracy, the same scale for all')).toBeVisible();
  await expect(page.getByRole('table', { name: /^Accuracy of All tags, 40 epochs/ })).toBeAttached();

  await openView(page, 'Track by track');
  const best = page.getByRole('article', { name: 'Song 001' }).getByRole('listitem');
  await expect(best).toHaveText([/(Hiphop|EDM|Classical|Metal|Jazz).*\d\s%/u, /(Hiphop|EDM|Classical|Metal|Jazz).*\d\s%/u]);
  await expect(page.getByRole('figure', { name: 'Its picture' })).toContainText('MFCC 0 to 9');
  await expectAccessible(page);
});
