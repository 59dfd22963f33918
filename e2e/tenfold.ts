/** What every journey does: open the page, give it files, wait for it to be done. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Opens a place of the page, '' for the first; fails the test on any error the page throws. */
export async function open(page: Page, place = ''): Promise<void> {
  page.on('pageerror', (error) => {
    throw new Error(`The page threw: ${error.message}`, { cause: error });
  });
  await page.goto(place === '' ? './' : `./#/${place}`);
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible();
}

export async function addFiles(page: Page, files: Parameters<Locator['setInputFiles']>[0]): Promise<void> {
  await page.locator('input[aria-label="Add files"]').setInputFiles(files);
}

/** Waits until nothing is in the queue. */
export async function tagged(page: Page, timeout = 90_000): Promise<void> {
  await expect(page.getByRole('progressbar', { name: 'Tagging' })).toBeHidden({ timeout });
  await expect(page).toHaveTitle('Tenfold', { timeout });
}

export function rowOf(page: Page, title: string | RegExp): Locator {
  return page.getByRole('row').filter({ hasText: title });
}

/** The bars of the opened track, as the chart's table tells them: tag → percent. */
export async function confidences(page: Page, title: string): Promise<Record<string, string>> {
  await rowOf(page, title).first().click();
  const panel = page.getByRole('complementary', { name: title });
  await expect(panel).toBeVisible();
  const rows = panel.getByRole('table').first().getByRole('row');
  await expect(rows.nth(1)).toBeAttached();
  const found: Record<string, string> = {};
  for (const text of await rows.allInnerTexts()) {
    const cells = text.split('\t').map((cell) => cell.trim());
    const shown = cells.find((cell) => /%/.test(cell));
    // A tag on thin evidence says so in brackets.
    if (shown !== undefined) found[cells[0].replace(/ \(.*/, '')] = shown;
  }
  return found;
}

/**
 * What the page has stored of its predictions, bit for bit: track id → confidences where one ensemble
 * was in use, else `ensemble:track` → confidences.
 */
export async function storedPredictions(page: Page, of: 'one ensemble' | 'every ensemble' = 'one ensemble'): Promise<Record<string, number[]>> {
  return page.evaluate(async (scope) => {
    const opened = indexedDB.open('tenfold-predictions');
    await new Promise((resolve, reject) => {
      opened.addEventListener('success', resolve);
      opened.addEventListener('error', reject);
    });
    const store = opened.result.transaction('values').objectStore('values');
    const [keys, values] = [store.getAllKeys(), store.getAll()];
    await new Promise((resolve) => store.transaction.addEventListener('complete', resolve));
    opened.result.close();
    const found: Record<string, number[]> = {};
    for (const [index, key] of keys.result.entries()) {
      found[scope === 'one ensemble' ? String(key).split(':')[1] : String(key)] = [...(values.result[index] as { confidences: Float32Array }).confidences];
    }
    return found;
  }, of);
}

/** Drops a file on the page, as a hand would, wherever the page is. */
export async function dropFile(page: Page, name: string, type: string, bytes: Buffer): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, mime, content]) => {
      const data = new DataTransfer();
      const decoded = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      data.items.add(new File([decoded], fileName, { type: mime }));
      return data;
    },
    [name, type, bytes.toString('base64')] as const,
  );
  for (const event of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('main', event, { dataTransfer });
}
