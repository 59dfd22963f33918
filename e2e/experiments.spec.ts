/** Several trainings on one folder: comparing recipes, searching for a better one. Tiny budgets. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { open } from './tenfold.ts';

async function openSamples(page: Page): Promise<void> {
  await open(page, 'train');
  await page.getByRole('button', { name: 'Train on the samples' }).click();
  await expect(page.getByRole('button', { name: 'Start training' })).toBeVisible();
  for (const tag of ['Action', 'Adventure', 'Comedy', 'Sci-Fi']) await page.getByRole('checkbox', { name: `Train ${tag}` }).uncheck();
}

async function fill(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('textbox', { name: label, exact: true }).fill(value);
}

test('three recipes are compared on one split, kept as a table over a reload', async ({ page }) => {
  test.setTimeout(300_000);
  await openSamples(page);
  await fill(page, 'Name', 'Compared');
  await page.getByRole('textbox', { name: 'Maximum epochs' }).fill('2');
  await page.getByRole('textbox', { name: 'Most tiles a track' }).fill('2');
  await page.getByText('Compare three recipes on this folder').click();
  await page.getByRole('button', { name: 'Compare three recipes' }).click();
  const table = page.getByRole('region', { name: 'F1 by tag and recipe' }).getByRole('table');
  await expect(table).toBeVisible({ timeout: 200_000 });
  const columns = table.getByRole('columnheader');
  await expect(columns).toHaveText([
    'Tag',
    'Tracks',
    'Single net, dense (baseline)',
    'Single net, convolutional',
    'Film score',
    'Single net, dense (baseline) → Single net, convolutional',
    'Single net, convolutional → Film score',
  ]);
  // Two tags, their mean, LRAP, coverage error, time, report; and the head.
  await expect(table.getByRole('row')).toHaveCount(8);
  await expect(table.getByRole('row', { name: /^LRAP/ })).toContainText(/\.\d\d/);
  await expect(table.getByRole('link', { name: 'open' })).toHaveCount(3);
  const written = await table.innerText();
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  await page.getByRole('button', { name: 'Back to the folder' }).click();
  await expect(page.getByRole('button', { name: 'Start training' })).toBeVisible();

  await page.reload();
  await page.getByRole('link', { name: '3 recipes compared on Samples' }).click();
  await expect(table).toBeVisible();
  expect(await table.innerText()).toBe(written);
  await expect(page).toHaveURL(/#\/train\/compared\//);

  // A net for all tags is an ensemble like any other: inspected, reported.
  await table.getByRole('link', { name: 'open' }).first().click();
  await expect(page.getByRole('main')).toContainText('One net for all tags');
});
