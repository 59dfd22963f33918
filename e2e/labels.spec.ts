/** Data in the layouts of their own publishers, understood before anything is trained. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { fixture } from './fixtures/index.ts';
import { EXPECTED, magnaTagATune } from './fixtures/magnaTagATune.ts';
import { open } from './tenfold.ts';

async function chooseFolder(page: Page, folder: string): Promise<void> {
  await page.locator('input[aria-label="Choose a labelled folder"]').setInputFiles(folder);
}

/** One of the large numbers: its term names it. */
function figure(page: Page, term: string) {
  const named = page.getByRole('term').filter({ hasText: new RegExp(`^${term}$`) });
  return page.locator('dl > div').filter({ has: named }).getByRole('definition');
}

test('MagnaTagATune is understood as it lies: recordings, synonyms, what is missing; its tags searched, sorted and chosen', async ({ page }) => {
  await open(page, 'train');
  await chooseFolder(page, magnaTagATune());
  const main = page.getByRole('main');
  await expect(main).toContainText('a table with a column of 0 and 1');
  await expect(figure(page, 'tracks')).toHaveText(String(EXPECTED.clips));
  await expect(figure(page, 'groups')).toHaveText(String(EXPECTED.recordings));
  await expect(main).toContainText(`${EXPECTED.missing} rows of annotations_final.csv name files that this folder does not hold`);
  await expect(main).toContainText(`${EXPECTED.empty} files of annotations_final.csv are empty`);
  await expect(main).toContainText(`${EXPECTED.untagged} rows of annotations_final.csv have no tag`);

  // Merged, with what became of what; apart again at the flick of a switch.
  const row = (tag: string) => main.getByRole('table', { name: 'Tags' }).getByRole('row').filter({ has: page.getByRole('checkbox', { name: `Train ${tag}`, exact: true }) });
  await expect(main.getByRole('region', { name: 'Merged tags' })).toContainText('clasical');
  await expect(row('clasical')).toHaveCount(0);
  await expect(row('classical')).toContainText('5');
  await page.getByRole('switch', { name: 'Merge tags that mean the same' }).uncheck();
  await expect(row('clasical')).toContainText('2');
  await page.getByRole('switch', { name: 'Merge tags that mean the same' }).check();
  await expect(row('clasical')).toHaveCount(0);

  await main.getByRole('searchbox', { name: 'Search tags' }).fill('guitar');
  await expect(main.getByRole('checkbox', { name: /^Train (electric )?guitar$/ })).toHaveCount(2);
  await expect(row('techno')).toHaveCount(0);
  await main.getByRole('searchbox', { name: 'Search tags' }).fill('');
  await main.getByRole('button', { name: 'Tracks' }).click();
  await expect(main.getByRole('columnheader', { name: 'Tracks' })).toHaveAttribute('aria-sort', 'descending');
  await expect(main.getByRole('table', { name: 'Tags' }).getByRole('rowheader').first()).toHaveText('guitar');

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
});

test('of more than fifty tags the fifty most frequent are chosen with one press', async ({ page }, info) => {
  const tags = Array.from({ length: 60 }, (_, index) => `tag ${String(index).padStart(2, '0')}`);
  // Twelve clips of as many recordings; the first fifty tags are on half of them, the last ten on four.
  const clips = Array.from({ length: 12 }, (_, clip) => `${clip.toString(16)}/recording-${clip}-0-29.mp3`);
  const rows = clips.map((path, clip) => [clip, ...tags.map((_, tag) => Number((clip + tag) % (tag < 50 ? 2 : 3) === 0)), path]);
  const folder = info.outputPath('sixty');
  for (const [clip, path] of clips.entries()) {
    mkdirSync(join(folder, clip.toString(16)), { recursive: true });
    copyFileSync(fixture('sine.mp3'), join(folder, path));
  }
  writeFileSync(join(folder, 'annotations_final.csv'), [['clip_id', ...tags, 'mp3_path'], ...rows].map((cells) => `${cells.join('\t')}\n`).join(''));
  await open(page, 'train');
  await chooseFolder(page, folder);
  const main = page.getByRole('main');
  await expect(figure(page, 'tags to train')).toHaveText('60');
  await main.getByRole('button', { name: 'Choose the 50 most frequent' }).click();
  await expect(figure(page, 'tags to train')).toHaveText('50');
  await expect(main.getByRole('checkbox', { name: /^Train tag \d\d$/, checked: false })).toHaveCount(10);
  await expect(main.getByRole('checkbox', { name: /^Train tag 5\d$/, checked: false })).toHaveCount(10);
  await main.getByRole('searchbox', { name: 'Search tags' }).fill('55');
  await main.getByRole('checkbox', { name: 'Train tag 55' }).check();
  await expect(figure(page, 'tags to train')).toHaveText('51');
});

test('a plain folder for each genre is one tag a track', async ({ page }, info) => {
  const folder = info.outputPath('genres');
  for (const [index, genre] of ['Hiphop', 'EDM', 'Classical', 'Metal', 'Jazz'].entries()) {
    mkdirSync(join(folder, genre), { recursive: true });
    for (let track = 1; track <= 3 + index; track += 1) copyFileSync(fixture('music.mp3'), join(folder, genre, `${track}.mp3`));
  }
  await open(page, 'train');
  await chooseFolder(page, folder);
  await expect(figure(page, 'tracks')).toHaveText('25');
  await expect(figure(page, 'tags to train')).toHaveText('5');
  await expect(page.getByRole('main')).toContainText('One tag a track.');
});
