/** Report: the thesis' published predictions scored on the page and saved; an ensemble's report beside them. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Download, type Locator, type Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { addFiles, dropFile, open, tagged } from './tenfold.ts';

const PREDICTIONS = resolve(import.meta.dirname, '../../shared/thesis/pooling_dict.json');
const SHIPPED = resolve(import.meta.dirname, '../public/ensembles/shipped.json');
const SAMPLES = resolve(import.meta.dirname, '../public/samples');

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}

/** The cells of one row of a table, by the name that heads it. */
function cells(table: Locator, name: string): Locator {
  return table.getByRole('row').filter({ has: table.page().getByRole('rowheader', { name, exact: true }) }).getByRole('cell');
}

async function textOf(download: Promise<Download>): Promise<string> {
  return readFile(await (await download).path(), 'utf8');
}

test.describe('on imported predictions', () => {
  test.skip(!existsSync(PREDICTIONS), 'The published data (../shared/thesis) is not here.');

  test.beforeEach(async ({ page }) => {
    await open(page, 'explore/overlap');
    await page.getByLabel('Import JSON').setInputFiles(PREDICTIONS);
    // Shown at once, opened when it is stored: only then may a reload forget nothing, and no page opens over the next.
    await expect(page).toHaveURL(/#\/explore\/overlap\/imported/);
    await page.goto('./#/report/imported');
    await expect(page.getByRole('heading', { name: 'pooling_dict.json' })).toBeVisible();
  });

  test('the page shows the published figures, and after a reload too', async ({ page }) => {
    await page.reload();
    const ranking = page.getByRole('table', { name: /Coverage error and label-ranking/ });
    await expect(cells(ranking, 'Imported').first()).toContainText('5.0255');
    await expect(cells(ranking, 'Imported').last()).toContainText('0.6187');
    await expect(cells(ranking, 'Best possible').first()).toHaveText('2.3418');
    await expect(page.getByText(/takes 5\.03 of 10 on average; a perfect ranking would take 2\.34/)).toBeVisible();
    // The intervals come a moment later, without holding up the page.
    await expect(cells(ranking, 'Imported').first()).toContainText(/\d\.\d\d–\d\.\d\d/);

    const report = page.getByRole('table', { name: 'Classification report' });
    await expect(page.getByText('Every track is given its 5 highest tags. That is the rounded coverage error.')).toBeVisible();
    for (const [tag, ...printed] of [
      ['Action', '.39', '.92', '.55', '50'],
      ['Crime', '.32', '.45', '.37', '42'],
      ['Thriller', '.33', '.89', '.48', '44'],
      ['Weighted mean', '.39', '.79', '.51', '459'],
    ]) {
      expect((await cells(report, tag).allTextContents()).slice(0, 4)).toEqual(printed);
    }
    await expectAccessible(page);
  });

  test('tags are given by three rules, curves and confusion follow', async ({ page }) => {
    const report = page.getByRole('table', { name: 'Classification report' });
    const size = page.getByLabel('Tags given to each track');
    await size.press('ArrowDown');
    await expect(size).toHaveValue('K = 4');
    await expect(cells(report, 'Weighted mean').nth(4)).toHaveText(String(4 * 196));
    await page.getByText('As many as true').click();
    await expect(cells(report, 'Weighted mean').nth(4)).toHaveText('459');
    await page.getByText('Tuned thresholds').click();
    await expect(page.getByText(/none is judged at a threshold that it helped to choose/)).toBeVisible();
    await expect(report.getByRole('columnheader', { name: 'Threshold' })).toBeVisible();

    await page.getByRole('combobox', { name: 'Curves of' }).click();
    await page.getByRole('option', { name: 'Sci-Fi' }).click();
    await expect(page.getByText('34 of 196 tracks have the tag.')).toBeVisible();
    for (const name of ['ROC: Sci-Fi', 'Precision–recall: Sci-Fi', 'Calibration: Sci-Fi', 'What is confused with what']) {
      await expect(page.getByRole('figure', { name })).toBeVisible();
    }
    await expect(page.getByText(/sum to 1 for every track/)).toBeVisible();
  });

  test('lists by outcome are reached by keyboard', async ({ page }) => {
    const list = page.getByRole('region', { name: 'Tracks', exact: true });
    for (const [label, first] of [['Right 35', 'right'], ['Partly 103', 'partly'], ['Wrong 58', 'wrong']]) {
      const choice = page.getByRole('radio', { name: label });
      await choice.focus();
      await page.keyboard.press('Space');
      await expect(choice).toBeChecked();
      await expect(list.getByRole('article').first()).toContainText(first);
    }
    await list.focus();
    await page.keyboard.press('End');
    await expect(list.locator('li[aria-posinset="58"]')).toBeVisible();
  });

  test('a listed track plays when the library has its file', async ({ page }) => {
    const [sample] = (await readdir(SAMPLES, { recursive: true })).filter((name) => name.endsWith('.mp3'));
    await page.goto('./#/tag');
    await addFiles(page, { name: '01 A Storm Is Coming.mp3', mimeType: 'audio/mpeg', buffer: await readFile(resolve(SAMPLES, sample)) });
    await tagged(page);
    await page.goto('./#/report/imported');
    await expect(page.getByText('1 of 196 can be played.')).toBeVisible();
    await page.getByLabel('Order').selectOption('By title');
    const row = page.getByRole('region', { name: 'Tracks', exact: true }).getByRole('article', { name: '01 A Storm Is Coming' });
    await row.getByRole('button', { name: 'Play 01 A Storm Is Coming' }).focus();
    await page.keyboard.press('Enter');
    await expect(row.getByRole('button', { name: 'Pause 01 A Storm Is Coming' })).toBeVisible();
  });

  test('saves a page that stands alone, tables and data', async ({ page, context }) => {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save report' }).click();
    expect((await saved).suggestedFilename()).toBe('pooling_dict report.html');
    const html = await textOf(saved);
    for (const figure of ['5.0255', '2.3418', '0.6187', 'Fully right: 35 tracks', 'Partly right: 103 tracks', 'Fully wrong: 58 tracks']) {
      expect(html).toContain(figure);
    }
    expect(html).not.toMatch(/<script|<link|<img|src=/);

    const offline = await context.newPage();
    await offline.route('**', (route) => route.abort());
    await offline.setContent(html);
    const first = offline.getByRole('region', { name: 'Per track: top 5' });
    expect((await cells(first, 'Action').allTextContents()).slice(0, 5)).toEqual(['50', '118', '.39', '.92', '.55']);
    await expect(offline.locator('svg').first()).toBeVisible();
    // Three curves a tag, the confusion, and the pass rate over K.
    expect(await offline.locator('svg').count()).toBe(32);
    await offline.setViewportSize({ width: 390, height: 844 });
    await expectNoSideways(offline);
    await expectAccessible(offline);
    await offline.close();

    for (const [item, expected] of [
      ['Scores by tag (CSV)', /"?track"?,Top 5,Action,50,118,0\.389831,0\.92/],
      ['Tracks (CSV)', /A Storm Is Coming/],
      ['All figures (JSON)', /"format": "tenfold-report-1"/],
    ] as const) {
      await page.getByRole('button', { name: 'Save data' }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: item }).click();
      expect(await textOf(download)).toMatch(expected);
    }
  });

  test('stands beside the shipped ensemble with a warning, and fits a telephone', async ({ page }) => {
    const other = page.getByLabel('pooling_dict.json with');
    await other.selectOption({ index: 1 });
    await expect(page.getByRole('note')).toContainText('different tracks');
    const compared = page.getByRole('region', { name: 'Comparison' });
    await expect(compared.getByRole('row', { name: /^LRAP/ })).toBeVisible();
    await expect(compared.getByRole('rowheader', { name: 'Crime (Crime rests on 1 work: treat with care)' })).toBeVisible();
    await expect(compared.getByRole('rowheader', { name: 'Drama', exact: true })).toBeVisible();
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSideways(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page);
  });
});

test('the shipped ensemble: tiles and tracks, and nothing imported says so', async ({ page }) => {
  await open(page, 'report');
  await expect(page.getByRole('heading', { name: 'How well it ranks' })).toBeVisible();
  const ranking = page.getByRole('table', { name: /Coverage error and label-ranking/ });
  await expect(ranking.getByText('Per tile')).toBeVisible();
  const shipped = JSON.parse(await readFile(SHIPPED, 'utf8'));
  for (const { split, lrap } of shipped.card.crossValidation ?? []) {
    const figures = cells(page.getByRole('table', { name: /cross-validated by track and by work/ }), 'LRAP');
    await expect(figures.filter({ hasText: lrap.value.toFixed(3) }).first()).toBeVisible();
    await expect(page.getByText(split === 'track' ? /stand on both sides/ : /what to expect of your music/)).toBeVisible();
  }
  await page.getByRole('radiogroup', { name: 'Rows that are scored' }).getByText('Per tile').click();
  await expect(page.getByText(/Every tile is given its/)).toBeVisible();
  await expectAccessible(page);
  await page.goto('./#/report/imported');
  await expect(page.getByText(/No predictions are imported/)).toBeVisible();
});

test('predictions dropped anywhere open their report', async ({ page }) => {
  test.skip(!existsSync(PREDICTIONS), 'The published data (../shared/thesis) is not here.');
  await open(page, 'train');
  await dropFile(page, 'pooling_dict.json', 'application/json', await readFile(PREDICTIONS));
  await expect(page.getByRole('heading', { name: 'pooling_dict.json' })).toBeVisible();
  for (const figure of ['5.0255', '2.3418', '0.6187']) await expect(page.getByRole('main')).toContainText(figure);
});

test('a broken file dropped anywhere is refused by its name', async ({ page }) => {
  await open(page, 'train');
  await dropFile(page, 'half.json', 'application/json', Buffer.from('[{"Film": "Unfin'));
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText('half.json');
  expect(page.url()).toContain('#/train');
});
