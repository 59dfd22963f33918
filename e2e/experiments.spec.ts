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

/**
 * Presses a button; the page is to reload itself at the first sight of a text. Asked from outside, a
 * quick training may come and go between two looks.
 */
async function pressAndReloadAt(page: Page, button: string, text: RegExp): Promise<void> {
  await page.evaluate((pattern) => {
    const reload = (_: MutationRecord[], observer: MutationObserver): void => {
      if (!new RegExp(pattern, 'u').test(document.querySelector('main')?.textContent ?? '')) return;
      observer.disconnect();
      location.reload();
    };
    new MutationObserver(reload).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, text.source);
  await Promise.all([page.waitForEvent('load', { timeout: 120_000 }), page.getByRole('button', { name: button }).click()]);
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

test('a search ranks its trials, survives a reload, and its best becomes a recipe', async ({ page }) => {
  test.setTimeout(300_000);
  await openSamples(page);
  await page.getByRole('combobox', { name: 'Recipe' }).selectOption('softmax-dense');
  await page.getByRole('radiogroup', { name: 'Ending' }).getByText('Sigmoid for each tag').click();
  await page.getByRole('textbox', { name: 'Maximum epochs' }).fill('2');
  await page.getByRole('textbox', { name: 'Most tiles a track' }).fill('2');
  await page.getByText('Search for a better recipe').click();
  await page.getByRole('textbox', { name: 'Budget (min)' }).fill('2');
  await page.getByRole('textbox', { name: 'Most trials' }).fill('4');
  await page.getByRole('button', { name: 'Search: 4 trials at most' }).click();
  await expect(page.getByRole('heading', { name: 'Search on Samples' })).toBeVisible({ timeout: 200_000 });
  await expect(page.getByRole('main')).toContainText('4 of 4 trials');

  const trials = page.getByRole('region', { name: 'Trials' }).getByRole('table');
  const column = async (place: number): Promise<number[]> =>
    (await trials.locator('tbody tr').allInnerTexts()).map((text) => Number(text.split('\t')[place]));
  const losses = await column(4);
  expect(losses).toHaveLength(4);
  expect(losses).toEqual(losses.toSorted((a, b) => a - b));
  await trials.getByRole('button', { name: 'F1' }).click();
  const f1 = await column(5);
  expect(f1).toEqual(f1.toSorted((a, b) => b - a));
  const picture = page.getByRole('figure', { name: 'Trials' });
  await expect(picture.locator('path[class*="line"]')).toHaveCount(4);
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  await page.getByRole('textbox', { name: 'Name of the recipe' }).fill('Found here');
  await page.getByRole('button', { name: 'Keep as a recipe' }).click();
  await expect(page.getByText('“Found here” can now be chosen as a recipe.')).toBeVisible();

  await page.reload();
  await page.getByRole('link', { name: 'Search on Samples, 4 trials' }).click();
  await expect(trials.locator('tbody tr')).toHaveCount(4);

  // Listed with the others, trained like them, and gone when it is deleted.
  await page.goto('./#/train/recipes');
  await page.getByRole('link', { name: 'Found here' }).click();
  await expect(page.getByRole('main')).toContainText('of a search on Samples');
  await expect(page.getByRole('main')).toContainText('a sigmoid for each tag');
  await page.getByRole('link', { name: 'Train with this recipe' }).click();
  await page.getByRole('button', { name: 'Train on the samples' }).click();
  await expect(page.getByRole('combobox', { name: 'Recipe' }).locator('option:checked')).toHaveText('Found here');
  // It keeps the end that was searched with.
  await expect(page.getByRole('radiogroup', { name: 'Ending' }).getByRole('radio', { name: 'Sigmoid for each tag' })).toBeChecked();
  await page.getByRole('link', { name: 'About this recipe' }).click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Recipes' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Found here' })).toHaveCount(0);
});

test('tiles can be changed while training, and the report says so', async ({ page }) => {
  test.setTimeout(200_000);
  await openSamples(page);
  await fill(page, 'Name', 'Changed');
  await page.getByRole('textbox', { name: 'Maximum epochs' }).fill('1');
  await page.getByRole('textbox', { name: 'Most tiles a track' }).fill('2');
  await page.getByText('Augmentation and balance').click();
  await page.getByRole('textbox', { name: 'Time shift (frames)' }).fill('25');
  // Tiles with gaps between them have no neighbours to shift into.
  await expect(page.getByText('Needs all tiles of a track')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start training' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Most tiles a track' }).fill('');
  await page.getByRole('textbox', { name: 'Mixup (α)' }).fill('0.2');
  await page.getByRole('textbox', { name: 'Time mask (frames)' }).fill('10');
  await page.getByRole('textbox', { name: 'Tilt (dB)' }).fill('3');
  await page.getByRole('checkbox', { name: /Every group equally often/ }).check();
  await page.getByRole('button', { name: 'Start training' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Open the report' }).click({ timeout: 120_000 });
  await expect(page.getByRole('main')).toContainText('shift ±25 frames, time mask 10 frames, tilt ±3 dB, mixup α 0.2, groups equally often');
  // What rests on one or two of the samples' works is marked where its net is shown as well.
  await expect(page.getByRole('article', { name: 'Drama', exact: true }).getByRole('heading')).toContainText(/Drama rests on [12] works?: treat with care/);
});

test('a comparison and a search go on after their tab was closed', async ({ page }) => {
  test.setTimeout(400_000);
  await openSamples(page);
  await fill(page, 'Name', 'Interrupted');
  await page.getByRole('textbox', { name: 'Maximum epochs' }).fill('12'); // at 3 the second recipe is over in half a second
  await page.getByRole('textbox', { name: 'Most tiles a track' }).fill('2');
  await page.getByText('Compare three recipes on this folder').click();
  // The first recipe is done as soon as the second is in training.
  await pressAndReloadAt(page, 'Compare three recipes', /recipe 2 of 3/);
  const offer = page.getByRole('region', { name: /^Resume the comparison on Samples \(1 of 3 recipes/ });
  await expect(offer).toContainText('What is finished stays');
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await offer.getByRole('button', { name: 'Resume' }).click();
  const table = page.getByRole('region', { name: 'F1 by tag and recipe' }).getByRole('table');
  await expect(table).toBeVisible({ timeout: 200_000 });
  await expect(table.getByRole('link', { name: 'open' })).toHaveCount(3);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(offer).toHaveCount(0);

  await page.getByRole('button', { name: 'Train on the samples' }).click();
  for (const tag of ['Action', 'Adventure', 'Comedy', 'Sci-Fi']) await page.getByRole('checkbox', { name: `Train ${tag}` }).uncheck();
  await page.getByRole('combobox', { name: 'Recipe' }).selectOption('softmax-dense');
  await page.getByRole('textbox', { name: 'Maximum epochs' }).fill('20');
  await page.getByText('Search for a better recipe').click();
  await page.getByRole('textbox', { name: 'Budget (min)' }).fill('5');
  await page.getByRole('textbox', { name: 'Most trials' }).fill('4');
  await pressAndReloadAt(page, 'Search: 4 trials at most', /trial under way ?2 of 4/);
  const search = page.getByRole('region', { name: /^Resume the search on Samples \(1 of 4 trials/ });
  await expect(search).toContainText('of its budget are left');
  await search.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('heading', { name: 'Search on Samples' })).toBeVisible({ timeout: 200_000 });
  await expect(page.getByRole('main')).toContainText('4 of 4 trials');
});
