import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { fixture } from './fixtures/index.ts';
import { addFiles, open, rowOf, tagged } from './tenfold.ts';

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1440, height: 900 };

for (const [name, viewport, colorScheme] of [
  ['wide and light', WIDE, 'light'],
  ['narrow and dark', NARROW, 'dark'],
] as const) {
  test(`axe finds no serious fault on any page, ${name}; nothing scrolls sideways`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await open(page);
    expect(await seriousFaults(page), 'empty Tag').toEqual([]);
    await addFiles(page, [fixture('music.mp3'), fixture('zero.mp3'), fixture('sine.mp3')]);
    await tagged(page);
    await rowOf(page, 'Night Train').click();
    await expect(page.getByRole('complementary', { name: 'Night Train' })).toBeVisible();
    expect(await seriousFaults(page), 'Tag').toEqual([]);
    for (const place of ['find', 'explore/overlap', 'explore/predictions', 'train', 'report']) {
      await page.goto(`./#/${place}`);
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
      expect(await seriousFaults(page), place).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, place).toBeLessThanOrEqual(0);
    }
    await page.getByRole('button', { name: /^Ensemble in use/ }).click();
    expect(await seriousFaults(page), 'ensemble menu').toEqual([]);
  });
}
