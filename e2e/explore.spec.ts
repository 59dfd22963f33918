/** Explore: the thesis' published files imported, their overlap read, listed and walked through. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

const THESIS = resolve(import.meta.dirname, '../../shared/thesis');
const PREDICTIONS = resolve(THESIS, 'pooling_dict.json');
const TAG_SETS = resolve(THESIS, 'tag_sets.json');

async function importFile(page: Page, path: string): Promise<void> {
  await page.getByLabel('Import JSON').setInputFiles(path);
}

async function chooseTag(page: Page, slot: string, tag: string): Promise<void> {
  await page.getByRole('combobox', { name: slot }).click();
  await page.getByRole('option', { name: tag, exact: true }).click();
}

/** A region of the drawing; cells of the matrix have the same words. */
function regionOf(page: Page, name: string): Locator {
  return page.getByRole('group', { name: 'Regions of the diagram' }).getByRole('button', { name, exact: true });
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

function channels(colour: string): number[] {
  return (colour.match(/\d+/g) ?? []).map(Number);
}

async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}

test.describe('with the published data', () => {
  test.skip(!existsSync(THESIS), 'The published data (../shared/thesis) is not here.');

  test('tag sets: 26 films in Romance + Comedy, and three circles with their error', async ({ page }) => {
    await page.goto('./#/explore/overlap');
    await importFile(page, TAG_SETS);
    await chooseTag(page, 'First tag', 'Romance');
    await chooseTag(page, 'Second tag', 'Comedy');
    const region = regionOf(page, '26 films in Romance + Comedy');
    await region.hover();
    await expect(page.getByRole('tooltip')).toHaveText('26 films in Romance + Comedy');
    await region.click();
    await expect(page.getByText('Tag sets hold sizes alone')).toBeVisible();
    await expectAccessible(page);

    await page.reload();
    await expect(regionOf(page, '26 films in Romance + Comedy')).toBeVisible();

    await chooseTag(page, 'Third tag', 'Drama');
    await expect(page.getByText(/Three circles cannot show these sizes exactly/)).toBeVisible();
    await page.getByRole('button', { name: 'Show exact combinations' }).click();
    const rows = page.getByRole('group', { name: 'Combinations of tags' }).getByRole('button');
    const counts = await rows.evaluateAll((all) => all.map((row) => Number.parseInt(row.getAttribute('aria-label') ?? '', 10)));
    expect(counts.length).toBeGreaterThan(4);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSideways(page);
    await expectAccessible(page);
  });

  test('predictions: a region lists its tracks, saves them, and stands beside what was predicted', async ({ page }) => {
    await page.goto('./#/explore/overlap');
    await importFile(page, PREDICTIONS);
    await chooseTag(page, 'First tag', 'Romance');
    await chooseTag(page, 'Second tag', 'Comedy');
    const region = regionOf(page, '9 films in Romance + Comedy');
    await region.focus();
    await expect(page.getByRole('tooltip')).toHaveText('9 films in Romance + Comedy');
    await page.keyboard.press('Enter');
    const list = page.getByRole('region', { name: 'Tracks of the region' });
    await expect(list.getByRole('heading')).toHaveText('9 films in Romance + Comedy');
    await expect(list.getByText('11 tracks')).toBeVisible();
    await expect(list.getByRole('listitem').first()).toContainText('Romance');

    const download = page.waitForEvent('download');
    await list.getByRole('button', { name: 'Save as CSV' }).click();
    const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
    expect(lines.length).toBe(12);

    await page.getByText('Side by side').click();
    await expect(page.getByRole('figure', { name: 'Labelled: Romance, Comedy' })).toBeVisible();
    await expect(page.getByRole('figure', { name: 'Predicted: Romance, Comedy' })).toBeVisible();
    const threshold = page.getByRole('slider', { name: 'Threshold' });
    const before = Number(await threshold.getAttribute('aria-valuenow'));
    await threshold.focus();
    await page.keyboard.press('ArrowRight');
    expect(Number(await threshold.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
    await expectAccessible(page);
  });

  test('a chart is saved as a picture that stands alone', async ({ page }) => {
    await page.goto('./#/explore/overlap');
    await importFile(page, PREDICTIONS);
    const figure = page.getByRole('figure', { name: 'Tags that occur together' });
    for (const kind of ['SVG', 'PNG'] as const) {
      const download = page.waitForEvent('download');
      await figure.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('menuitem', { name: `Save as ${kind}` }).click();
      const bytes = await readFile(await (await download).path());
      if (kind === 'PNG') {
        expect(bytes.subarray(1, 4).toString()).toBe('PNG');
        expect(bytes.length).toBeGreaterThan(10_000);
      } else {
        const text = bytes.toString();
        expect(text).toContain('Tags that occur together');
        expect(text).not.toMatch(/var\(--|class=|tabindex/);
      }
    }
  });

  test('predictions page: green true tags, keys, a reload', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('./#/explore/predictions');
    await importFile(page, PREDICTIONS);
    // The page names the track it opened with in the address; going elsewhere before that would race with it.
    await expect(page).toHaveURL(/imported\/\d+$/);
    await page.goto('./#/explore/predictions/imported/0');
    await expect(page.getByRole('heading', { level: 2 })).toHaveText('01 A Storm Is Coming');
    const figure = page.getByRole('figure', { name: 'Prediction for 01 A Storm Is Coming' });
    await expect(figure.locator('svg g > rect[data-true]')).toHaveCount(3); // Action, Adventure, and the legend
    await expect(figure.locator('svg g > rect')).toHaveCount(12);
    const [truth, other] = await Promise.all(
      ['rect[data-true]', 'rect:not([data-true])'].map((selector) =>
        figure.locator(selector).first().evaluate((bar) => getComputedStyle(bar).fill),
      ),
    );
    expect(channels(truth)[1]).toBeGreaterThan(channels(truth)[2]);
    expect(channels(other)[2]).toBeGreaterThan(channels(other)[1]);
    await expect(page.getByText(/not at zero/)).toBeVisible();

    // Nothing moves by itself where motion is not wanted.
    await expect(page.getByRole('button', { name: 'Next every 15 s' })).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('heading', { level: 2 })).not.toHaveText('01 A Storm Is Coming');
    const second = (await page.getByRole('heading', { level: 2 }).textContent()) ?? '';
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('heading', { level: 2 })).toHaveText('01 A Storm Is Coming');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(second);
    await page.reload();
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(second);
    await expectAccessible(page);
  });

  test('moves on every 15 s until it is paused', async ({ page }) => {
    await page.clock.install();
    await page.goto('./#/explore/predictions');
    await importFile(page, PREDICTIONS);
    const heading = page.getByRole('heading', { level: 2 });
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    const address = page.url();
    await page.clock.runFor(15_500);
    await expect.poll(() => page.url()).not.toBe(address);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    const paused = page.url();
    await page.clock.runFor(40_000);
    expect(page.url()).toBe(paused);
    await expect(heading).toBeVisible();
  });
});

test('a file of another kind is refused by its name', async ({ page }) => {
  await page.goto('./#/explore/overlap');
  await page.getByLabel('Import JSON').setInputFiles({ name: 'shopping.json', mimeType: 'application/json', buffer: Buffer.from('["milk"]') });
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText('shopping.json');
  await expect(page.getByRole('heading', { name: 'Which genres occur together' })).toBeVisible();
});
