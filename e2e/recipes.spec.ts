/** Every recipe is described; those of the two other systems are trained for an epoch on data in their own layout, and each report is opened. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test, type TestInfo } from '@playwright/test';
import { parameterCount } from '../src/nets/netShape.ts';
import { isForAllTags } from '../src/nets/recipe.ts';
import { RECIPES } from '../src/nets/recipes.ts';
import { EXPECTED, magnaTagATune } from './fixtures/magnaTagATune.ts';
import { open } from './tenfold.ts';

async function expectFit(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}

/** From the list of recipes to the folder step with this one, and a folder for it. */
async function chooseRecipe(page: Page, title: string, folder: string): Promise<void> {
  await page.goto('./#/train/recipes');
  await page.getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('link', { name: 'Train with this recipe' }).click();
  await page.locator('input[aria-label="Choose a labelled folder"]').setInputFiles(folder);
  await expect(page.getByRole('combobox', { name: 'Recipe' }).locator('option:checked')).toHaveText(title);
}

/** Trains the chosen recipe and the two that it is compared with; their titles. */
async function compare(page: Page, epochs: number): Promise<readonly string[]> {
  await page.getByRole('textbox', { name: 'Maximum epochs' }).fill(String(epochs));
  await page.getByText('Compare three recipes on this folder').click();
  await page.getByRole('button', { name: 'Compare three recipes' }).click();
  const table = page.getByRole('region', { name: 'F1 by tag and recipe' }).getByRole('table');
  await expect(table).toBeVisible({ timeout: 400_000 });
  return (await table.getByRole('columnheader').allInnerTexts()).slice(2, 5);
}

/** How many tiles of so many seconds the folder has. */
function tiles(page: Page, seconds: string) {
  return page.locator('dl > div').filter({ has: page.getByText(`tiles of ${seconds} s`, { exact: true }) }).getByRole('definition');
}

async function openView(page: Page, label: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Views of the report' }).getByRole('link', { name: label }).click();
}

/** Plays the shown track of "Track by track"; it was never listed, so its file is the training's. */
async function hearHeldOut(page: Page): Promise<void> {
  const card = page.getByRole('main').getByRole('article');
  await card.getByRole('button', { name: /^Play / }).click();
  const player = page.getByRole('region', { name: 'Player' });
  const position = player.getByRole('slider', { name: 'Position' });
  await expect.poll(async () => Number(await position.getAttribute('aria-valuenow')), { message: 'seconds played' }).toBeGreaterThan(1);
  await expect(player).toContainText(await card.getByRole('heading').innerText());
  await card.getByRole('button', { name: /^Pause / }).click();
  await expect(card.getByRole('button', { name: /^Play / })).toBeVisible();
}

/** Opens the report of each compared recipe in turn. */
async function eachReport(page: Page, count: number, look: (place: number) => Promise<void>): Promise<void> {
  const compared = page.url();
  for (let place = 0; place < count; place++) {
    await page.goto(compared);
    await page.getByRole('table').getByRole('link', { name: 'open' }).nth(place).click();
    await expect(page.getByRole('heading', { name: 'How well it ranks' })).toBeVisible();
    await look(place);
  }
}

test('every recipe is described by its data, and leads to the folder step', async ({ page }) => {
  test.setTimeout(240_000);
  await open(page, 'train');
  await page.getByRole('link', { name: 'Read about the recipes' }).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Recipes' })).toBeVisible();
  await expectFit(page);
  for (const { title } of RECIPES) await expect(main.getByRole('link', { name: title, exact: true })).toHaveCount(1);
  for (const recipe of RECIPES) {
    await page.goto(`./#/train/recipes/${recipe.id}`);
    await expect(main.getByRole('heading', { level: 1, name: recipe.title, exact: true })).toBeVisible();
    await expect(main).toContainText(recipe.source);
    await expect(main.getByText('by the switch “Ending”')).toHaveCount(isForAllTags(recipe) ? 1 : 0);
    const layers = main.getByRole('table', { name: 'Layers' });
    // The head of the table, the tile, the layers and the sum; a summary stands between them.
    const least = 4 + recipe.convolutions.length + recipe.dense.length;
    await expect(layers.getByRole('row')).toHaveCount(least + (recipe.summary === 'statistics' ? 1 : 0));
    await expect(layers.getByRole('row').last()).toContainText(parameterCount(recipe).toLocaleString('en'));
  }

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#/train/recipes/tagger-cnn3');
  await expectFit(page);
  const start = page.getByRole('link', { name: 'Train with this recipe' });
  await start.focus();
  await page.keyboard.press('Enter');
  await expect(main.getByRole('heading', { name: 'The folder this recipe was made for' })).toBeVisible();
  await expect(main).toContainText('annotations_final.csv');
  // The address keeps the choice.
  await page.reload();
  await expect(main.getByRole('link', { name: 'Music tagger, CNN3' })).toBeVisible();
  await page.goto('./#/train/recipes/none');
  await expect(main.getByRole('heading', { name: 'No such recipe' })).toBeVisible();
});

const SAMPLES = fileURLToPath(new URL('../public/samples', import.meta.url));

/** Excerpts of the samples, each in the folder of one genre. */
const GENRES = {
  Comedy: ['supertuxkart/01-bay', 'supertuxkart/02-hacienda', 'supertuxkart/03-kart-grand-prix'],
  Drama: ['freecol/01-fearless-sailors', 'freecol/02-musicbox', 'lugaru/01-snow'],
  Fantasy: ['hyperrogue/01-rlyeh', 'hyperrogue/02-palace', 'ardentryst/02-castle'],
  Musical: ['frets-on-fire-muldjord/01-armygeddon', 'frets-on-fire-muldjord/02-chaos-god', 'frets-on-fire-sectoid/01-escape-from-chaosland'],
  'Sci-Fi': ['naev/01-ambiphonic', 'naev/02-eureka', 'naev/03-zalek-2'],
} as const;

/** Writes them; the folder. */
function genreFolder(info: TestInfo): string {
  const folder = info.outputPath('genres');
  for (const [genre, songs] of Object.entries(GENRES)) {
    mkdirSync(join(folder, genre), { recursive: true });
    for (const song of songs) copyFileSync(join(SAMPLES, `${song}.mp3`), join(folder, genre, `${basename(song)}.mp3`));
  }
  return folder;
}

test('the genre classifier’s nets train on a folder for each genre, and their reports open', async ({ page }, info) => {
  test.setTimeout(600_000);
  await open(page, 'train');
  await chooseRecipe(page, 'Genre classifier, convolutional', genreFolder(info));
  await expect(page.getByRole('main')).toContainText('One tag a track.');
  await expect(tiles(page, '29.6')).toHaveText('15');
  await page.getByRole('combobox', { name: 'Recipe' }).selectOption('genre-mlp');
  await expect(tiles(page, '29.6')).toHaveText('300');
  await page.getByRole('combobox', { name: 'Recipe' }).selectOption('genre-cnn');
  const titles = await compare(page, 1);
  expect(titles).toEqual(['Genre classifier, one hidden layer', 'Genre classifier, three hidden layers', 'Genre classifier, convolutional']);
  await eachReport(page, titles.length, async (place) => {
    await expect(page.getByRole('main')).toContainText(titles[place]);
    await expect(page.getByRole('table', { name: 'Precision and recall' }).getByRole('rowheader')).toHaveText(Object.keys(GENRES));
    await page.getByRole('radiogroup', { name: 'What is drawn over the epochs' }).getByText('Accuracy').click();
    await expect(page.getByRole('table', { name: /^Accuracy of All tags, 1 epoch/ })).toBeAttached();
    await openView(page, 'Track by track');
    await expect(page.getByRole('main').getByRole('article').getByRole('listitem')).toHaveText([/\d\s%/u, /\d\s%/u]);
    await expect(page.getByRole('figure', { name: 'Its picture' })).toContainText('MFCC 0 to 9');
    if (place === 0) await hearHeldOut(page);
  });
  await test.step('after a reload the picture is there, the file has to be dropped again', async () => {
    await page.reload();
    await expect(page.getByRole('figure', { name: 'Its picture' })).toContainText('MFCC 0 to 9');
    await expect(page.getByRole('button', { name: /^Play / })).toHaveCount(0);
  });

  // What it took is told where the recipe is described.
  await page.goto('./#/train/recipes/genre-mlp');
  const before = page.getByRole('main').locator('section').filter({ has: page.getByRole('heading', { name: 'Trained before' }) });
  await expect(before.getByRole('listitem')).toContainText(/5 tags, \d+ training tracks: \d+ (s|min) on/);
});

test('the tagger’s nets train on MagnaTagATune’s layout, and their reports open', async ({ page }) => {
  test.setTimeout(600_000);
  await open(page, 'train');
  await chooseRecipe(page, 'Music tagger, CNN3', magnaTagATune());
  await expect(page.getByRole('main')).toContainText('a table with a column of 0 and 1');
  // One tile a clip, whatever its length.
  await expect(tiles(page, '29.1')).toHaveText(String(EXPECTED.clips));
  // The other end is a switch; a comparison shows the main net with both.
  const form = page.getByRole('form', { name: 'How to train' });
  const ending = form.getByRole('radiogroup', { name: 'Ending' });
  await expect(ending.getByRole('radio', { name: 'Softmax' })).toBeChecked();
  await expect(form).toContainText('softmax over all tags');
  await expect(form.getByRole('radiogroup', { name: 'Objective' })).toHaveCount(0);
  await ending.getByText('Sigmoid for each tag').click();
  await expect(form).toContainText('a sigmoid for each tag');
  await expect(form.getByRole('radiogroup', { name: 'Objective' }).getByRole('radio', { name: 'Cross-entropy' })).toBeChecked();
  const titles = await compare(page, 1);
  expect(titles).toEqual(['Music tagger, CNN2 with a sigmoid for each tag', 'Music tagger, CNN3', 'Music tagger, CNN3 with a sigmoid for each tag']);
  await eachReport(page, titles.length, async (place) => {
    await expect(page.getByRole('main')).toContainText(titles[place]);
    const objective = page.locator('dl > div').filter({ has: page.getByText('Objective', { exact: true }) }).getByRole('definition');
    await expect(objective).toHaveText(place === 1 ? 'categorical cross-entropy' : 'cross-entropy');
    await openView(page, 'Top K');
    await expect(page.getByRole('figure', { name: 'Pass rate over K' }).locator('svg').last()).toBeVisible();
    const captured = page.getByRole('table', { name: 'Captured by tag' });
    await expect(captured.getByRole('rowheader', { name: /^techno/ })).toBeVisible();
    const tags = await captured.getByRole('rowheader').count();
    await openView(page, 'Track by track');
    await expect(page.getByRole('figure', { name: 'Its picture' })).toContainText('48 mel bands');
    const card = page.getByRole('main').getByRole('article');
    await expect(card.getByRole('listitem')).toHaveText([/\d\s%/u, /\d\s%/u]);
    await expect(card).toContainText(/True tags?: \w/);
    const spikes = page.getByRole('figure', { name: await card.getByRole('heading').innerText(), exact: true });
    await expect(spikes.locator('svg').last()).toBeVisible();
    await expect(spikes.getByRole('row')).toHaveCount(tags + 1);
    await openView(page, 'Tags');
    const counts = page.getByRole('table', { name: 'Tag counts' });
    await expect(counts.getByRole('row')).toHaveCount(tags + 1);
    await expect(counts.getByRole('columnheader', { name: 'Trained on' })).toHaveAttribute('aria-sort', 'descending');
    await expect(counts.getByRole('cell').first()).toHaveText(/[1-9]/);
    await expect(page.getByRole('img', { name: /^Spectrogram of / }).first()).toBeVisible();
  });
});

/** In no comparison of another recipe, so trained here alone. */
const ALONE = [
  { title: 'Music tagger, CNN', folder: () => magnaTagATune(), picture: '48 mel bands', accuracy: 'with a tag that is true as the highest' },
  { title: 'Film score, as in the appendix', folder: genreFolder, picture: 'MFCC 1 to 40', accuracy: 'on the right side of 50' },
  { title: 'Tenfold 1', folder: genreFolder, picture: 'MFCC 1 to 40', accuracy: 'over all tags of every tile' },
  { title: 'Tenfold Mel', folder: genreFolder, picture: '64 mel bands', accuracy: 'over all tags of every tile' },
] as const;

for (const { title, folder, picture, accuracy } of ALONE) {
  test(`${title}: trains for an epoch, and its report opens`, async ({ page }, info) => {
    test.setTimeout(400_000);
    await open(page, 'train');
    await chooseRecipe(page, title, folder(info));
    // One that keeps its last weights trains all of its epochs.
    await page.getByRole('textbox', { name: /^(Maximum epochs|Epochs)$/ }).fill('1');
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByRole('link', { name: 'Open the report' }).click({ timeout: 300_000 });
    await expect(page.getByRole('heading', { name: 'How well it ranks' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(title);
    await page.getByRole('radiogroup', { name: 'What is drawn over the epochs' }).getByText('Accuracy').click();
    await expect(page.getByRole('main')).toContainText(accuracy);
    await openView(page, 'Track by track');
    await expect(page.getByRole('figure', { name: 'Its picture' })).toContainText(picture);
    await hearHeldOut(page);
  });
}
