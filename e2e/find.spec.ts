/** Asking for a mix of tags, and what comes back: ranked, explained, played and exported. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';

const SAMPLES = 41;

async function openWithSamples(page: Page): Promise<void> {
  await page.goto('./#/find');
  await page.getByRole('button', { name: 'Try the samples' }).click();
  await expect(page.getByText(`${SAMPLES} of ${SAMPLES} tracks`)).toBeVisible({ timeout: 100_000 });
  await expect(page.getByText('not tagged yet')).toHaveCount(0);
}

const query = (page: Page) => page.getByRole('textbox', { name: 'What to find' });
const list = (page: Page) => page.getByRole('grid', { name: 'Ranked tracks' });
const rows = (page: Page) => list(page).getByRole('row').filter({ has: page.getByRole('checkbox') });
const amount = (page: Page, tag: string) => page.getByRole('radiogroup', { name: `How much ${tag}` });
const player = (page: Page) => page.getByRole('region', { name: 'Player' });

/** The tags of the ensemble that is shipped, whichever it is. */
async function vocabulary(page: Page): Promise<string[]> {
  const names = await page.getByRole('radiogroup').evaluateAll((groups) => groups.map((group) => group.getAttribute('aria-label') ?? ''));
  return names.filter((name) => name.startsWith('How much ')).map((name) => name.slice('How much '.length));
}

async function scores(page: Page): Promise<number[]> {
  const texts = await rows(page).allInnerTexts();
  return texts.map((text) => Number(/(\d+)\s*%\s+\d+:\d\d\s*$/u.exec(text)?.[1]));
}

async function exported(page: Page, name: string): Promise<{ readonly fileName: string; readonly bytes: Uint8Array }> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()]);
  return { fileName: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a mix is asked for in words, ranked with reasons, kept in the address, filtered and exported', async ({ page }) => {
  await openWithSamples(page);
  const tags = await vocabulary(page);
  const [one, two, three, four] = tags;
  const mix = `${one} + ${two}, some ${three}, no ${four}`;
  await query(page).fill(mix);
  await expect(amount(page, four).getByRole('radio', { name: 'No' })).toBeChecked();
  await expect(amount(page, three).getByRole('radio', { name: 'Some' })).toBeChecked();
  await expect(rows(page).first()).toContainText(new RegExp(`(${one}|${two}|${three}) (likely|maybe|unlikely), \\d:\\d\\d–\\d:\\d\\d`, 'u'));
  await expect(rows(page).first()).toContainText(/Best 30 s 0:00–0:2\d/u);
  const ranked = await scores(page);
  expect(ranked.length).toBeGreaterThan(5);
  expect(ranked).toEqual(ranked.toSorted((one, other) => other - one));
  expect(ranked[0]).toBeGreaterThan(ranked.at(-1) as number);

  // The address brings the query back.
  await expect(page).toHaveURL(new RegExp(`#/find/much=${one}&much=${two}&some=${three}&none=${four}$`, 'u'));
  const first = await rows(page).first().innerText();
  await page.reload();
  await expect(query(page)).toHaveValue(mix);
  await expect.poll(() => rows(page).first().innerText()).toBe(first);

  // A mistake is named with its nearest tag, and mended by a press.
  const mistake = `${two.slice(0, -2)}${two.at(-1)}${two.at(-2)}`;
  await query(page).fill(`${one} + ${mistake}, no ${four}`);
  await expect(page.getByText(`No tag is called “${mistake}”.`)).toBeVisible();
  await page.getByRole('button', { name: `Use ${two}` }).click();
  await expect(query(page)).toHaveValue(`${one} + ${two}, no ${four}`);

  // The control beside the list words the query anew.
  await amount(page, four).getByText('Any').click();
  await expect(query(page)).toHaveValue(`${one} + ${two}`);

  // Filters: a true label, a text, nothing at all, and back.
  await page.getByRole('combobox', { name: 'True label' }).or(page.getByLabel('True label')).first().click();
  await page.getByRole('option', { name: new RegExp(`^${one} \\(`, 'u') }).click();
  const labelled = Number(/^(\d+) of 41/u.exec(await page.getByText(/^\d+ of 41/u).innerText())?.[1]);
  expect(labelled).toBeGreaterThan(0);
  expect(labelled).toBeLessThan(SAMPLES);
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('zebra crossing');
  await expect(page.getByText('No track passes the filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Reset the filters' }).click();
  await expect(page.getByText(`${SAMPLES} of ${SAMPLES} tracks`)).toBeVisible();

  const playlist = await exported(page, 'Playlist (M3U8)');
  expect(playlist.fileName).toBe(`tenfold ${one} + ${two}.m3u8`.toLowerCase());
  const lines = new TextDecoder().decode(playlist.bytes).trimEnd().split('\n');
  expect(lines[0]).toBe('#EXTM3U');
  expect(lines.filter((line) => line.startsWith('#EXTINF:28,'))).toHaveLength(SAMPLES);
  expect(lines.filter((line) => line.startsWith('samples/'))).toHaveLength(SAMPLES);

  const table = await exported(page, 'Table (CSV)');
  const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(table.bytes), { header: true });
  expect(data).toHaveLength(SAMPLES);
  const written = data.map(({ score }) => Number(score));
  expect(written).toEqual(written.toSorted((one, other) => other - one));
  expect(data[0]['ranked tags'].split(';')).toHaveLength(tags.length);

  // Only what is selected.
  await rows(page).nth(1).getByRole('checkbox').check();
  await rows(page).nth(3).getByRole('checkbox').check();
  const labels = await exported(page, 'Audacity labels: every 9 s');
  const files = Object.values(unzipSync(labels.bytes)).map((bytes) => new TextDecoder().decode(bytes));
  expect(files).toHaveLength(2);
  for (const text of files) expect(text).toMatch(/^0\.000000\t9\.287982\t\S.* \d+%, /u);
});

test('the list is played through by the keyboard, and auditioning goes on by itself', async ({ page }) => {
  await openWithSamples(page);
  await page.keyboard.press('/');
  await expect(query(page)).toBeFocused();
  const [one, two] = await vocabulary(page);
  await page.keyboard.type(`${one}, no ${two}`);
  await expect(rows(page).first()).toContainText(new RegExp(`${one} (likely|maybe|unlikely)`, 'u'));
  await page.keyboard.press('Enter');
  await expect(list(page)).toBeFocused();
  const titleOf = (at: number): Promise<string> =>
    rows(page).nth(at).getByRole('checkbox').getAttribute('aria-label').then((label) => (label ?? '').replace('Select ', ''));
  const [first, second, third] = [await titleOf(0), await titleOf(1), await titleOf(2)];

  await page.keyboard.press('Enter');
  await expect(player(page)).toContainText(first);
  await expect(player(page).getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(player(page).getByRole('button', { name: 'Play' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(player(page)).toContainText(second);
  await page.keyboard.press('ArrowLeft');
  await expect(player(page)).toContainText(first);
  await expect(player(page).getByRole('button', { name: 'Pause' })).toBeVisible();

  await page.keyboard.press('a');
  await expect(page.getByRole('switch', { name: /Audition/u })).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(player(page)).toContainText(second);
  await expect(player(page).getByRole('button', { name: 'Pause' })).toBeVisible();
  // To the end of the window: the next track begins.
  const position = player(page).getByRole('slider', { name: 'Position' });
  // What a screen reader says of it.
  await expect(position).toHaveAttribute('aria-valuetext', /^\d+:\d\d of \d+:\d\d$/);
  await expect(player(page).getByRole('slider', { name: 'Volume' })).toHaveAttribute('aria-valuetext', /^100\s%$/);
  await position.focus();
  await page.keyboard.press('End');
  await expect(player(page)).toContainText(third);
  await expect(rows(page).nth(2)).toHaveAttribute('data-active', 'true');
});

test('nothing to rank says how to begin, and the page is accessible', async ({ page }) => {
  await page.goto('./#/find');
  await expect(page.getByRole('heading', { name: 'Ask for a mix, get the tracks' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await openWithSamples(page);
  const [one, two] = await vocabulary(page);
  await query(page).fill(`${one} + ${two}`);
  await expect(rows(page).first()).toContainText('Best 30 s');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Refine' }).click();
  await expect(amount(page, one)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
