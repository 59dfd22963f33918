/** Confidences in words, the numbers behind them, and what a tag rests on. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import Papa from 'papaparse';
import { fixture } from './fixtures/index.ts';
import { addFiles, open, rowOf, tagged } from './tenfold.ts';

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}

test('confidences are words, numbers on demand; thin evidence is marked; the report judges both', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Try the samples' }).click();
  await tagged(page);

  // Words in the list and beside the bars; the numbers before and after in the table.
  const row = rowOf(page, 'Honor Bound').first();
  await expect(row).toContainText(/\w (likely|maybe)/u);
  await expect(row).not.toContainText('%');
  await row.click();
  const panel = page.getByRole('complementary', { name: 'Honor Bound' });
  const told = panel.getByRole('table').first();
  for (const name of ['In a word', 'Confidence', 'Before calibration']) await expect(told.getByRole('columnheader', { name, exact: true })).toBeAttached();
  await expect(told.getByRole('rowheader', { name: 'Crime (Crime rests on 1 work: treat with care)' })).toBeAttached();
  await expect(told.getByRole('row', { name: /^Crime/u })).toContainText('unlikely');
  await expect(panel.getByTitle('Crime rests on 1 work: treat with care').first()).toBeVisible();

  // The words are cut from the numbers: the same tag, the same bar.
  const word = await told.getByRole('row', { name: /^Adventure/u }).getByRole('cell').first().innerText();
  await page.getByRole('radiogroup', { name: 'Confidences as' }).getByText('Numbers').click();
  await expect(row).toContainText(/\d+\s%/u);
  const per = Number.parseInt(await told.getByRole('row', { name: /^Adventure/u }).getByRole('cell').nth(1).innerText(), 10);
  expect(word).toBe(per >= 50 ? 'likely' : per >= 33 ? 'maybe' : word);
  await page.reload();
  await expect(row).toContainText(/\d+\s%/u);
  await page.getByRole('radiogroup', { name: 'Confidences as' }).getByText('Words').click();
  await expect(row).toContainText(/likely|maybe/u);

  // Find: the mark beside the amounts, both scales in the table.
  await page.goto('./#/find/much=Musical');
  await expect(page.getByRole('region', { name: 'How much of each' }).getByText('Romance rests on 1 work: treat with care')).toBeAttached();
  await expect(page.getByRole('grid', { name: 'Ranked tracks' }).getByRole('row').nth(1)).toContainText('Musical rests on 2 works');
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Table (CSV)' }).click()]);
  const { data } = Papa.parse<Record<string, string>>(readFileSync(await download.path(), 'utf8').replace('\ufeff', ''), { header: true });
  for (const found of data) {
    const likely = found.likely.split(';').filter((tag) => tag !== '');
    for (const tag of ['Action', 'Comedy', 'Sci-Fi']) {
      expect(Number(found[`${tag} before calibration`])).toBeGreaterThan(0);
      expect(likely.includes(tag)).toBe(Number(found[tag]) >= 0.5);
    }
  }
  expect(data.some((found) => found.Action !== found['Action before calibration'])).toBe(true);

  // The report: what the words are worth on tracks that calibration never saw.
  await page.goto('./#/report');
  const report = page.getByRole('main');
  await expect(report.getByRole('heading', { name: 'What the words are worth' })).toBeVisible();
  await expect(report).toContainText(/“Likely” was right \d+\s% of the time, “unlikely” wrong \d+\s%/u);
  await expect(report).toContainText('Thin evidence');
  const scores = report.getByRole('table', { name: 'Scores before and after calibration, per track' });
  const [before, after] = await scores.getByRole('row', { name: /^LRAP/u }).getByRole('cell').allInnerTexts();
  // One net for all tags: one scale for all of them, which leaves its ranking as it is.
  expect(Number(before)).toBeGreaterThan(0.5);
  expect(after).toBe(before);
  // Even chances for every tag would have a Brier score of 0.25.
  for (const brier of await scores.getByRole('row', { name: /^Brier/u }).getByRole('cell').allInnerTexts()) {
    expect(Number(brier)).toBeGreaterThan(0);
    expect(Number(brier)).toBeLessThan(0.25);
  }
  await expect(report.getByRole('figure', { name: 'Calibration: all tags' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
});

test('thin evidence is marked in Explore, in the inspector and in every view of the report', async ({ page }) => {
  await open(page);
  await addFiles(page, [fixture('noise.wav')]);
  await tagged(page);

  // Explore: where a tag is chosen, and where it is the answer.
  await page.goto('./#/explore/overlap/library');
  await page.getByRole('combobox', { name: 'First tag' }).click();
  await expect(page.getByRole('option', { name: /^Musical/u })).toContainText('Musical rests on 2 works');
  await page.keyboard.press('Escape');
  await page.goto('./#/explore/predictions');
  const predicted = page.getByRole('figure', { name: /^Prediction for/u });
  await expect(predicted).toContainText('Thin evidence, treat with care: Crime (1 work)');
  await expect(predicted.getByRole('rowheader', { name: /^Crime/u })).toContainText('Crime rests on 1 work');
  await expect(predicted.getByRole('rowheader', { name: 'Action', exact: true })).toBeAttached();

  // Through one net.
  await page.goto('./#/tag');
  await rowOf(page, 'noise').click();
  await page.getByRole('link', { name: /^Inspect/u }).click();
  await page.getByRole('combobox', { name: 'Net' }).click();
  await page.getByRole('option', { name: /^Romance/u }).click();
  await expect(page.getByRole('heading', { name: /Which seconds made it/u })).toContainText('Romance rests on 1 work');
  await expect(page.getByRole('heading', { name: /Inside the net for/u })).toContainText('Romance rests on 1 work');

  // Every view of the report.
  const { id } = JSON.parse(readFileSync('public/ensembles/shipped.json', 'utf8')) as { id: string };
  await page.goto(`./#/report/${id}/top-k`);
  await expect(page.getByRole('table', { name: 'Captured by tag' }).getByRole('rowheader', { name: /^Crime/u })).toContainText('Crime rests on 1 work');
  await page.goto(`./#/report/${id}/tracks`);
  await expect(page.getByRole('figure').filter({ hasText: 'Upwards: predicted' })).toContainText('Thin evidence, treat with care: Crime (1 work)');
  await page.goto(`./#/report/${id}/tags`);
  await expect(page.getByRole('table', { name: 'Tag counts' }).getByRole('rowheader', { name: /^Crime/u })).toContainText('Crime rests on 1 work');
});

test('a training calibrates on its validation tracks, unless every tag is to count alike', async ({ page }) => {
  test.setTimeout(300_000);
  const train = async (name: string, alike: boolean): Promise<void> => {
    await page.goto('./#/train');
    await page.getByRole('button', { name: 'Train on the samples' }).click();
    for (const tag of ['Action', 'Adventure', 'Comedy', 'Sci-Fi']) await page.getByRole('checkbox', { name: `Train ${tag}` }).uncheck();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('textbox', { name: 'Maximum epochs' }).fill('1');
    if (alike) await page.getByRole('radiogroup').getByText('All alike').click();
    await page.getByRole('button', { name: 'Start training' }).click();
    await expect(page.getByRole('button', { name: `Ensemble in use: ${name}` })).toBeVisible({ timeout: 120_000 });
    await page.getByRole('main').getByRole('link', { name: /report/iu }).click();
    await expect(page.getByRole('heading', { name: 'How well it ranks' })).toBeVisible();
  };
  const words = page.getByRole('heading', { name: 'What the words are worth' });
  await open(page, 'train');
  await train('Counted', false);
  await expect(words).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/calibrated on \d+ validation tracks/u);
  await page.goto('./#/train');
  await page.getByRole('button', { name: /train another/iu }).click();
  await train('Alike', true);
  await expect(words).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('not calibrated');
});

test('a training starts from the trunk of an ensemble that is one net', async ({ page }) => {
  test.setTimeout(300_000);
  const begin = async (name: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('textbox', { name: 'Maximum epochs' }).fill('2');
    await page.getByRole('button', { name: 'Start training' }).click();
    await expect(page.getByRole('button', { name: `Ensemble in use: ${name}` })).toBeVisible({ timeout: 120_000 });
  };
  await open(page, 'train');
  await page.getByRole('button', { name: 'Train on the samples' }).click();
  // The page's own ensemble has a trunk to offer; who does not ask for it starts from scratch.
  await expect(page.getByRole('combobox', { name: 'Recipe' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Start from' })).toContainText('Free soundtracks, frozen');
  await expect(page.getByRole('combobox', { name: 'Start from' }).getByRole('option', { name: 'Scratch (recommended)' })).toBeAttached();
  await page.getByRole('combobox', { name: 'Recipe' }).selectOption('softmax-dense');
  await begin('Heard');
  await page.getByRole('button', { name: /train another/iu }).click();

  await page.getByRole('button', { name: 'Train on the samples' }).click();
  await page.getByRole('combobox', { name: 'Start from' }).selectOption('Heard, frozen');
  await expect(page.getByRole('combobox', { name: 'Recipe' })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Maximum epochs' })).toHaveValue('200');
  await begin('Started');
  await page.getByRole('main').getByRole('link', { name: /report/iu }).click();
  await expect(page.getByRole('main')).toContainText('Started from Single net, dense');
});
