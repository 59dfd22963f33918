/** Ensembles of every feature set: their tiles in a browser are those of Node, and the page shows them as what they are. */
import { expect, type Page, test } from '@playwright/test';
import { monoWav } from '../src/audio/wav.ts';
import { FEATURE_SET_IDS } from '../src/dsp/featureSetId.ts';
import { type FeatureSet, featureSet, tileCount } from '../src/dsp/featureSets.ts';
import { tilesUnder } from '../src/dsp/tileMaker.ts';
import { TAGS, untrainedBundle } from './fixtures/untrained.ts';
import { noise, sine } from './fixtures/wavFile.ts';
import { addFiles, dropFile, open, rowOf, tagged } from './tenfold.ts';

const SECONDS = 75;
/** In the unit of the features: ln of power, dB, or coefficients of either. */
const TOLERANCE = 1e-3;

/** Something that changes over time, at the rate of the set, so that no resampler comes between; a file of floats keeps every bit. */
function music(rate: number): Float32Array {
  const tone = sine(SECONDS, rate, 440, 0.4);
  return noise(SECONDS, rate).map((value, n) => tone[n] + 0.5 * value * Math.sin((n / rate) * 0.3) ** 2);
}

/** The tiles that the page has stored for its only track of this set. */
function storedTiles(page: Page, key: string): Promise<{ count: number; values: number[] }> {
  return page.evaluate(async (prefix) => {
    const opened = indexedDB.open('tenfold-tiles');
    await new Promise((resolve, reject) => {
      opened.addEventListener('success', resolve);
      opened.addEventListener('error', reject);
    });
    const store = opened.result.transaction('values').objectStore('values');
    const [keys, values] = [store.getAllKeys(), store.getAll()];
    await new Promise((resolve) => store.transaction.addEventListener('complete', resolve));
    opened.result.close();
    const at = keys.result.findIndex((name) => String(name).startsWith(`${prefix}:`));
    const { tiles } = values.result[at] as { tiles: { count: number; values: Float32Array } };
    return { count: tiles.count, values: [...tiles.values] };
  }, key);
}

function expectSame(found: { count: number; values: readonly number[] }, set: FeatureSet, samples: Float32Array): void {
  const expected = tilesUnder(set, samples);
  expect(found.count).toBe(expected.count);
  let worst = 0;
  found.values.forEach((value, i) => {
    worst = Math.max(worst, Math.abs(value - expected.values[i]));
  });
  console.log(`${set.id}: largest difference to Node ${worst.toExponential(1)}`);
  expect(worst).toBeLessThan(TOLERANCE);
}

/** What the inspect page says of each set: its rows, and how many tiles of which time. */
const SHOWN = {
  'film-score-mfcc': ['MFCC 1 to 40, 100 frames', 'Tile 1 of 8', '0:00–0:09'],
  'tagger-mel': ['48 mel bands up to 6,000 Hz, 682 frames', 'Tile 1 of 1', '0:22–0:52'],
  'genre-mfcc': ['MFCC 0 to 9, 2,548 frames', 'Tile 1 of 1', '0:22–0:52'],
  'genre-mfcc-columns': ['MFCC 0 to 9, 127 frames', 'Tile 1 of 20', '0:22–0:52'],
  'log-mel': ['64 mel bands up to 11,025 Hz, 100 frames', 'Tile 1 of 16', '0:00–0:04'],
} as const;

for (const id of FEATURE_SET_IDS) {
  test(`an ensemble on ${id} tags a track: tiles as in Node, their times, their picture`, async ({ page }, info) => {
    const set = featureSet(id);
    await open(page);
    await dropFile(page, `${id}.zip`, 'application/zip', await untrainedBundle(id));
    await expect(page.getByRole('button', { name: `Ensemble in use: On ${id}` })).toBeVisible();
    const samples = music(set.sampleRate);
    await addFiles(page, { name: 'weather.wav', mimeType: 'audio/wav', buffer: Buffer.from(monoWav(samples, set.sampleRate)) });
    await tagged(page);
    const tiles = await storedTiles(page, set.key);
    expect(tiles.count).toBe(tileCount(set, SECONDS));
    expectSame(tiles, set, samples);

    await rowOf(page, 'weather').click();
    const panel = page.getByRole('complementary', { name: 'weather' });
    const [words, tileWords, span] = SHOWN[id];
    // One row a tag, each strongest in one stretch of time; an excerpt is the only one.
    const course = panel.getByRole('table', { name: /strongest/ });
    await expect(course.getByRole('row')).toHaveCount(TAGS.length + 1);
    if (set.layout.kind !== 'consecutive') {
      for (const tag of TAGS) await expect(course.getByRole('row', { name: tag })).toContainText(/0:22\s*0:52/);
    }
    await page.screenshot({ path: info.outputPath('tagged.png') });

    await panel.getByRole('link', { name: /^Inspect/ }).click();
    const main = page.getByRole('main');
    const picture = main.getByRole('figure', { name: 'The tile as a picture' });
    await expect(picture).toContainText(words);
    await expect(main).toContainText(tileWords);
    await expect(main).toContainText(span);
    await expect(main.getByRole('figure', { name: 'Occlusion over time' })).toBeVisible();
    await expect(main.getByText('this ensemble hears other features')).toHaveCount(id === 'film-score-mfcc' ? 0 : 1);
    await expect(main.getByRole('button', { name: 'Play the comparison' })).toHaveCount(id === 'film-score-mfcc' ? 1 : 0);
    await page.screenshot({ path: info.outputPath('inspected.png'), fullPage: true });
  });
}
