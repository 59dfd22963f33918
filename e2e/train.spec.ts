import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { addFiles, open, storedPredictions, tagged } from './tenfold.ts';
import { fixture } from './fixtures/index.ts';

/** The samples as a user would choose them: a folder with labels.csv. */
const SAMPLES = fileURLToPath(new URL('../public/samples', import.meta.url));

async function chooseFolder(page: Page, folder: string): Promise<void> {
  await page.locator('input[aria-label="Choose a labelled folder"]').setInputFiles(folder);
}

async function choose(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(value);
}

/** One of the large numbers: its term names it. */
function figure(page: Page, term: string) {
  const named = page.getByRole('term').filter({ hasText: new RegExp(`^${term}$`) });
  return page.locator('dl > div').filter({ has: named }).getByRole('definition');
}

test('a labelled folder is trained on, scored, kept over a reload, used, exported, wiped and imported', async ({ page }, info) => {
  test.setTimeout(300_000);
  await open(page, 'train');
  await chooseFolder(page, SAMPLES);
  await expect(figure(page, 'tracks')).toHaveText('41');
  await expect(figure(page, 'tags to train')).toHaveText('6');
  await expect(page.getByText(/ignored$/)).toBeVisible();
  await choose(page, 'Name', 'Journey');
  await choose(page, 'Maximum epochs', '2');
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByRole('article', { name: 'Action' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('link', { name: /report/i }).last()).toBeVisible({ timeout: 240_000 });
  await page.getByRole('main').getByRole('link', { name: /report/i }).click();
  await expect(page.getByRole('main')).toContainText('LRAP');
  await expect(page.getByRole('main')).toContainText(/coverage error/i);

  // Used for tagging at once.
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Tag' }).click();
  await expect(page.getByRole('button', { name: 'Ensemble in use: Journey' })).toBeVisible();
  await addFiles(page, [fixture('music.mp3'), fixture('sine.mp3')]);
  await tagged(page);
  const before = await storedPredictions(page);
  expect(Object.keys(before).length).toBe(2);

  await page.reload();
  await expect(page.getByRole('button', { name: 'Ensemble in use: Journey' })).toBeVisible();
  expect(await storedPredictions(page)).toEqual(before);

  // Exported as one file.
  await page.getByRole('button', { name: 'Ensemble in use: Journey' }).click();
  await page.getByRole('menuitem', { name: /manage/i }).click();
  const entry = page.getByRole('dialog').getByRole('region', { name: 'Journey' });
  const [download] = await Promise.all([page.waitForEvent('download'), entry.getByRole('button', { name: 'Export' }).click()]);
  expect(download.suggestedFilename()).toBe('Journey.tenfold.zip');
  const bundle = info.outputPath('Journey.tenfold.zip');
  await download.saveAs(bundle);
  await page.keyboard.press('Escape');

  // Half a bundle is refused with a sentence that names it; nothing changes.
  const half = info.outputPath('half.zip');
  const bytes = readFileSync(bundle);
  writeFileSync(half, bytes.subarray(0, bytes.length / 2));
  const importFile = async (path: string): Promise<void> => {
    await page.getByRole('button', { name: /^Ensemble in use/ }).click();
    await page.getByRole('menuitem', { name: /manage/i }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('dialog').getByRole('button', { name: 'Import ensemble' }).click(),
    ]);
    await chooser.setFiles(path);
    await page.keyboard.press('Escape');
  };
  await importFile(half);
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText('half.zip');
  await expect(page.getByRole('button', { name: 'Ensemble in use: Journey' })).toBeVisible();

  // Everything deleted, then the bundle brings the same predictions back.
  await page.getByRole('button', { name: 'What leaves this machine' }).click();
  await page.getByRole('button', { name: 'Delete everything stored…' }).click();
  await page.getByRole('button', { name: 'Delete everything', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Ensemble in use: Journey' })).toBeHidden();
  expect(Object.keys(await storedPredictions(page))).toHaveLength(0);
  await importFile(bundle);
  await expect(page.getByRole('button', { name: 'Ensemble in use: Journey' })).toBeVisible();
  await addFiles(page, [fixture('music.mp3'), fixture('sine.mp3')]);
  await tagged(page);
  expect(await storedPredictions(page)).toEqual(before);
});

test('the same seed gives the same predictions, another seed others', async ({ page }) => {
  test.setTimeout(300_000);
  const seen = new Set<string>();
  /** Trains and tags; what the new ensemble says of the one track. */
  const run = async (seed: string): Promise<number[]> => {
    await page.goto('./#/train');
    await page.getByRole('button', { name: 'Train on the samples' }).click();
    await expect(figure(page, 'tracks')).toHaveText('41');
    // Two nets are enough to tell.
    for (const tag of ['Action', 'Adventure', 'Comedy', 'Sci-Fi']) await page.getByRole('checkbox', { name: `Train ${tag}` }).uncheck();
    await choose(page, 'Name', `Seed ${seed}`);
    await choose(page, 'Seed', seed);
    await choose(page, 'Maximum epochs', '1');
    await page.getByRole('button', { name: 'Start training' }).click();
    await expect(page.getByRole('button', { name: `Ensemble in use: Seed ${seed}` })).toBeVisible({ timeout: 120_000 });
    await page.getByRole('button', { name: /train (again|another)|new training|done/i }).first().click();
    await page.goto('./#/');
    if (seen.size === 0) await addFiles(page, [fixture('music.mp3')]);
    await expect.poll(async () => Object.keys(await storedPredictions(page, 'every ensemble')).length).toBe(seen.size + 1);
    const [[key, values]] = Object.entries(await storedPredictions(page, 'every ensemble')).filter(([stored]) => !seen.has(stored));
    seen.add(key);
    return values;
  };
  await open(page);
  const one = await run('7');
  const again = await run('7');
  const other = await run('8');
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
});

test('a folder with labels.csv is understood, and its faults are named', async ({ page }, info) => {
  const folder = info.outputPath('Labelled');
  mkdirSync(folder, { recursive: true });
  const music = readFileSync(fixture('music.mp3'));
  for (const name of ['a.mp3', 'b.mp3']) writeFileSync(join(folder, name), music);
  writeFileSync(join(folder, 'labels.csv'), '\uFEFFfile,tags\r\na.mp3,Calm;Night\r\nb.mp3,Calm\r\na.mp3,Calm\r\nmissing.mp3,Calm\r\n');
  await open(page, 'train');
  await chooseFolder(page, folder);
  const main = page.getByRole('main');
  await expect(figure(page, 'tracks')).toHaveText('2');
  await expect(main).toContainText('Calm');
  await expect(main).toContainText(/No tag has enough tracks/);
  await page.getByText(/ignored$/).click();
  await expect(main).toContainText('missing.mp3');
  await expect(page.getByRole('button', { name: 'Start training' })).toHaveCount(0);

  writeFileSync(join(folder, 'labels.csv'), 'name,genre\na.mp3,Calm\n');
  await open(page, 'train');
  await page.reload();
  await chooseFolder(page, folder);
  await expect(main).toContainText('labels.csv');
  await expect(main).toContainText(/lacks the column/);
});

test('labels come from sub-folders; a folder with one tag says what is missing', async ({ page }, info) => {
  const folder = info.outputPath('Cues');
  // Without genres of its own, so that only folders can name tags.
  const music = readFileSync(fixture('plain.wav'));
  const write = (path: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), music);
  };
  for (const name of ['a', 'b', 'c']) write(`Calm/${name}.wav`);
  await open(page, 'train');
  await chooseFolder(page, folder);
  const main = page.getByRole('main');
  await expect(main).toContainText(/same single tag, “Calm”/);

  for (const film of ['One', 'Two', 'Three']) write(`Calm+Night/${film}/cue.wav`);
  for (const film of ['Four', 'Five', 'Six']) write(`Day/${film}/deep/down/cue.wav`);
  write('Rare/only.wav');
  await page.reload();
  await chooseFolder(page, folder);
  await expect(figure(page, 'tracks')).toHaveText('10');
  for (const [tag, tracks] of [['Calm', '6'], ['Night', '3'], ['Day', '3']]) {
    await expect(main.getByRole('row').filter({ has: page.getByRole('rowheader', { name: tag, exact: true }) })).toContainText(tracks);
  }
  await expect(main).toContainText(/“Rare”.*at least 3/);
  await expect(page.getByRole('button', { name: 'Start training' })).toBeEnabled();
});

test('a training that is stopped keeps the best so far; an ensemble is renamed and deleted', async ({ page }) => {
  test.setTimeout(200_000);
  await open(page, 'train');
  await page.getByRole('button', { name: 'Train on the samples' }).click();
  await choose(page, 'Name', 'Stopped');
  await page.getByRole('button', { name: 'Start training' }).click();
  const action = page.getByRole('article', { name: 'Action' });
  await expect(action).toBeVisible({ timeout: 60_000 });
  // One epoch at least, so that there is a best to keep.
  await expect(action).toContainText(/epoch [1-9]/, { timeout: 60_000 });
  await page.getByRole('button', { name: 'Stop and keep the best so far' }).click();
  await page.getByRole('button', { name: /^Stop/ }).last().click();
  await expect(page.getByRole('heading', { name: 'Stopped is trained' })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('main')).toContainText('LRAP');

  await page.getByRole('button', { name: 'Ensemble in use: Stopped' }).click();
  await page.getByRole('menuitem', { name: /manage/i }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Rename Stopped' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Evening cues');
  await page.keyboard.press('Enter');
  const entry = dialog.getByRole('region', { name: 'Evening cues' });
  await expect(entry).toContainText('In use');
  // What comes with the page cannot be deleted.
  await expect(dialog.getByRole('region', { name: 'Free soundtracks' }).getByRole('button', { name: /Delete/ })).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: 'Ensemble in use: Evening cues' }).click();
  await page.getByRole('menuitem', { name: /manage/i }).click();
  await entry.getByRole('button', { name: 'Delete…' }).click();
  await entry.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(entry).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Ensemble in use: Free soundtracks' })).toBeVisible();
});
