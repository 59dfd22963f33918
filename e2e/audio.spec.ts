/** Decoding, metadata, hashing and playing with the browser's own decoders and real files. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { MemoryWatch, openLaboratory, type Laboratory } from './audio/laboratory.ts';
import type { Source } from './audio/page.ts';
import { fixture, MUSIC, type FixtureName } from './fixtures/index.ts';

const RATE = 22_050;
const PIECE = 30 * RATE;

let laboratory: Laboratory;

test.beforeAll(async () => {
  laboratory = await openLaboratory();
});
test.afterAll(() => laboratory.close());
test.beforeEach(({ page }) => page.goto(laboratory.url).then(() => {}));

const choose = (page: Page, ...names: FixtureName[]) => page.locator('input').setInputFiles(names.map(fixture));
const decode = (page: Page, source: Source, abortAfter?: number) =>
  page.evaluate(([given, after]) => window.lab.decode(given, after), [source, abortAfter] as const);

/** MIME type and codec string by which a browser says whether it knows a format. */
const KNOWN_AS: Record<(typeof MUSIC)[number], readonly [type: string, codec: string]> = {
  'music.mp3': ['audio/mpeg', 'mp3'],
  'music.m4a': ['audio/mp4; codecs="mp4a.40.2"', 'mp4a.40.2'],
  'music.flac': ['audio/flac', 'opus'], // piecewise FLAC wants a description, so a stand-in is asked
  'music.ogg': ['audio/ogg; codecs="vorbis"', 'opus'], // likewise
  'music.opus': ['audio/ogg; codecs="opus"', 'opus'],
  'music.webm': ['audio/webm; codecs="opus"', 'opus'],
};

async function skipUnknown(page: Page, name: (typeof MUSIC)[number]): Promise<void> {
  const known = await page.evaluate(([type, codec]) => window.lab.supports(type, codec), KNOWN_AS[name]);
  test.skip(!known, `this browser was built without a decoder for ${name}`);
}

for (const name of MUSIC) {
  test(`${name} decodes, streams alike, and tells its tags`, async ({ page }) => {
    await skipUnknown(page, name);
    await choose(page, name);
    const { outcome, samples, rms, progress, expectedSeconds } = await decode(page, { name });
    expect(outcome).toMatchObject({ ok: true, complete: true, pieces: 1 });
    expect(Math.abs(samples / RATE - 12)).toBeLessThan(0.1);
    expect(rms).toBeGreaterThan(0.05);
    expect(expectedSeconds).toBe(samples / RATE);
    expect(progress.at(-1)).toBe(1);

    const agreement = await page.evaluate((source) => window.lab.agreement(source), { name });
    console.log(`${name}: streamed against whole`, JSON.stringify(agreement));
    expect(Math.abs(agreement.lag)).toBeLessThan(25); // about a millisecond
    expect(agreement.signalToNoise).toBeGreaterThan(40);
    expect(agreement.bandDifference).toBeLessThan(0.1); // dB

    const metadata = await page.evaluate((source) => window.lab.metadata(source), { name });
    expect(metadata).toMatchObject({ title: 'Night Train', artist: 'The Synthetics', genres: ['Action', 'Drama'] });
    // WebM has no agreed place for these two.
    if (name !== 'music.webm') expect(metadata).toMatchObject({ album: 'Harbour Lights', year: 1987 });
  });
}

test('pitch and level survive', async ({ page }) => {
  await choose(page, 'sine.mp3', 'plain.wav', 'telephone.wav', 'silence.wav', 'short.wav');
  const mp3 = await decode(page, { name: 'sine.mp3' });
  expect(mp3.frequency).toBeCloseTo(440, 0);
  expect(mp3.samples / RATE).toBeCloseTo(2, 1);
  const wav = await decode(page, { name: 'plain.wav' });
  expect(wav.frequency).toBeCloseTo(440, 0);
  expect(wav.rms).toBeCloseTo(0.5 / Math.SQRT2, 3);
  expect(wav.samples).toBe(12 * RATE);
  const telephone = await decode(page, { name: 'telephone.wav' });
  expect(telephone.frequency).toBeCloseTo(439.75, 0); // the last crossing falls on the end
  expect(telephone.rms).toBeCloseTo(0.5 / Math.SQRT2, 2);
  expect(telephone.samples).toBe(2 * RATE);
  expect(await decode(page, { name: 'silence.wav' })).toMatchObject({ peak: 0, samples: 3 * RATE });
  expect((await decode(page, { name: 'short.wav' })).samples).toBe(0.2 * RATE);
});

test('mono is the mean over all channels', async ({ page }) => {
  await choose(page, 'left.wav', 'surround.wav');
  const left = await decode(page, { name: 'left.wav' });
  expect(left.peak).toBeCloseTo(0.4, 2); // 0.8 on one of two channels
  const surround = await decode(page, { name: 'surround.wav' });
  expect(surround.peak).toBeCloseTo((0.6 + 0.5 + 0.4 + 0.3 + 0.2 + 0.1) / 6, 2);
  expect(Math.abs(surround.samples - RATE)).toBeLessThan(3);
});

test('AIFF of every depth agrees with the WAV it was made from', async ({ page }) => {
  const deep = ['pcm-16.aiff', 'pcm-24.aiff', 'pcm-32.aiff', 'pcm-sowt.aifc', 'pcm-fl32.aifc', 'pcm-fl64.aifc'] as const;
  await choose(page, 'pcm.wav', 'pcm-8.aiff', ...deep);
  const against = (name: FixtureName) =>
    page.evaluate(([first, second]) => window.lab.difference(first, second), [{ name: 'pcm.wav' }, { name }] as const);
  for (const name of deep) {
    const { lengths, largest } = await against(name);
    expect(lengths[1], name).toBe(lengths[0]);
    expect(largest, name).toBeLessThan(1e-4);
  }
  // Eight bits are coarse: one step is 1/128.
  const eight = await against('pcm-8.aiff');
  expect(eight.largest).toBeGreaterThan(1e-4);
  expect(eight.largest).toBeLessThan(1.5 / 128);
});

const BAD: readonly (readonly [FixtureName, string, Record<string, string>])[] = [
  ['zero.mp3', 'empty', {}],
  ['text.mp3', 'not-audio', {}],
  ['utf16.mp3', 'not-audio', {}],
  ['picture.jpg', 'not-audio', {}],
  ['cut.m4a', 'truncated', {}],
  ['cut-header.aiff', 'truncated', {}],
  ['silent-film.webm', 'no-audio-track', {}],
  ['compressed-alaw.aifc', 'aifc-compression', { compression: 'alaw' }],
];

test('each bad file has its own code', async ({ page }) => {
  await choose(page, ...BAD.map(([name]) => name));
  for (const [name, code, data] of BAD) {
    const { outcome, samples } = await decode(page, { name });
    expect(outcome, name).toEqual({ ok: false, problem: { code, data } });
    expect(samples, name).toBe(0);
  }
});

test('a shell without sound is undecodable, and too long when it is large', async ({ page }) => {
  const hollow = (bytes: number) => page.evaluate((size) => window.lab.hollow('fLaC', size), bytes);
  expect(await hollow(10_000)).toEqual({ ok: false, problem: { code: 'undecodable', data: { container: 'flac' } } });
  expect(await hollow(70 * 2 ** 20)).toEqual({ ok: false, problem: { code: 'too-long', data: { megabytes: 70 } } });
});

test('a codec this browser lacks is named', async ({ page }) => {
  const plays = await page.evaluate(() => new Audio().canPlayType('audio/mp4; codecs="alac"'));
  test.skip(plays !== '', 'this browser plays ALAC');
  await choose(page, 'lossless.m4a');
  const { outcome } = await decode(page, { name: 'lossless.m4a' });
  expect(outcome).toEqual({ ok: false, problem: { code: 'unsupported-codec', data: { codec: 'alac' } } });
});

test('what a cut file still holds is decoded', async ({ page }) => {
  await choose(page, 'cut.mp3', 'cut.ogg', 'cut.flac', 'cut.aiff');
  for (const [name, seconds] of [['cut.mp3', 6], ['cut.ogg', 5], ['cut.flac', 5.5]] as const) {
    const { outcome, samples } = await decode(page, { name });
    expect(outcome.ok, name).toBe(true);
    expect(Math.abs(samples / RATE - seconds), name).toBeLessThan(1);
    // Ogg states no length that could be missed.
    if (name !== 'cut.ogg') expect(outcome, name).toMatchObject({ complete: false });
  }
  expect((await decode(page, { name: 'cut.aiff' })).samples / RATE).toBeCloseTo(0.1, 2);
});

test('a cut m4a that tells its index first gives its beginning', async ({ page }) => {
  await skipUnknown(page, 'music.m4a');
  await choose(page, 'cut-faststart.m4a');
  const { outcome, samples } = await decode(page, { name: 'cut-faststart.m4a' });
  expect(outcome).toMatchObject({ ok: true, complete: false });
  expect(samples / RATE).toBeGreaterThan(1);
  expect(samples / RATE).toBeLessThan(4);
});

test('a file that was moved after it was dropped is unreadable', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'tenfold-moved-'));
  for (const name of ['moved.mp3', 'moved.aiff']) {
    const path = join(folder, name);
    copyFileSync(fixture(name === 'moved.mp3' ? 'music.mp3' : 'pcm-16.aiff'), path);
    await page.locator('input').setInputFiles(path);
    rmSync(path);
    expect((await decode(page, { name })).outcome).toEqual({ ok: false, problem: { code: 'unreadable', data: {} } });
    expect((await page.evaluate((source) => window.lab.metadata(source), { name })).title).toBe('moved');
    const code = await page.evaluate(
      (source) => window.lab.hash(source).catch((error: Error & { code?: string }) => error.code),
      { name },
    );
    expect(code).toBe('unreadable');
  }
  rmSync(folder, { recursive: true });
});

test('content decides, not the name', async ({ page }) => {
  await choose(page, 'Night Train 🚂 #7.mp3', 'UPPER.MP3', 'misnamed.wav', 'music.mp3');
  const original = await decode(page, { name: 'music.mp3' });
  for (const name of ['Night Train 🚂 #7.mp3', 'UPPER.MP3'] as const) {
    const copy = await decode(page, { name });
    expect(copy.outcome.ok).toBe(true);
    expect(copy.rms).toBe(original.rms);
  }
  expect((await decode(page, { name: 'misnamed.wav' })).samples).toBe(12 * RATE);
  const hash = (name: FixtureName) => page.evaluate((source) => window.lab.hash(source), { name });
  const hashes = [await hash('music.mp3'), await hash('UPPER.MP3'), await hash('Night Train 🚂 #7.mp3')];
  expect(new Set(hashes).size).toBe(1);
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(await hash('misnamed.wav')).not.toBe(hashes[0]);
  const metadata = await page.evaluate((source) => window.lab.metadata(source), { name: 'Night Train 🚂 #7.mp3' });
  expect(metadata).toMatchObject({ title: 'Night Train', genres: ['Action', 'Drama'] });
});

test('pieces join without a seam', async ({ page }) => {
  await choose(page, 'noise.wav', 'music.mp3');
  // 65 s of noise at 48 kHz are three pieces; 96 s of mp3 are four.
  for (const source of [{ name: 'noise.wav' }, { name: 'music.mp3', repeats: 8 }]) {
    const agreement = await page.evaluate((given) => window.lab.agreement(given), source);
    console.log(`${source.name}: streamed against whole`, JSON.stringify(agreement));
    expect(agreement.lag).toBe(0);
    expect(agreement.signalToNoise).toBeGreaterThan(80);
    expect(agreement.bandDifference).toBeLessThan(0.01);
    expect(Math.abs(agreement.lengths[0] - agreement.lengths[1])).toBeLessThan(600);
  }
});

test('an hour streams in bounded memory', async ({ page, browser }) => {
  test.slow();
  await choose(page, 'music.mp3');
  const source = { name: 'music.mp3', repeats: 300 };
  const watch = existsSync('/proc/self/status') ? await MemoryWatch.start(browser) : null;
  const { outcome, samples, largestPiece, progress, expectedSeconds, milliseconds } = await decode(page, source);
  const memory = watch?.stop();
  expect(outcome).toMatchObject({ ok: true, complete: true });
  expect(largestPiece).toBe(PIECE);
  // Each copy carries the encoder's padding along.
  expect(samples / RATE).toBeGreaterThan(3_600);
  expect(samples / RATE).toBeLessThan(3_620);
  expect(Math.abs(expectedSeconds - samples / RATE)).toBeLessThan(1);
  expect(progress.length).toBeGreaterThan(100);
  expect([...progress].toSorted((one, other) => one - other)).toEqual(progress);
  const speed = Math.round(samples / RATE / (milliseconds / 1_000));
  console.log(`one hour: ${speed} × real time, memory of the browser ${JSON.stringify(memory)} MiB`);
  // In one go it would take 1,270 MB for the decoded stereo alone.
  if (memory) expect(memory.peak - memory.before).toBeLessThan(400);
});

test('decoding stops when told to', async ({ page }) => {
  await choose(page, 'music.mp3');
  const aborted = { ok: false, problem: { code: 'aborted', data: {} } };
  const before = await decode(page, { name: 'music.mp3' }, -1);
  expect(before).toMatchObject({ outcome: aborted, samples: 0 });
  const midway = await decode(page, { name: 'music.mp3', repeats: 300 }, 2);
  expect(midway).toMatchObject({ outcome: aborted, samples: 2 * PIECE });
});

test('the player plays, fades, seeks, and says so', async ({ page }) => {
  await choose(page, 'music.mp3', 'plain.wav');
  const snapshot = () => page.evaluate(() => window.lab.player.snapshot());
  expect(await snapshot()).toMatchObject({ state: 'empty', key: null, duration: null });
  await page.evaluate(() => window.lab.player.load({ name: 'plain.wav' }));
  expect(await snapshot()).toMatchObject({ state: 'paused', key: 'plain.wav', currentTime: 0 });
  expect((await snapshot()).duration).toBeCloseTo(12, 1);

  await page.evaluate(() => window.lab.player.playOnPress({ fade: true, at: 3 }));
  await page.getByRole('button', { name: 'Gesture' }).click();
  await expect.poll(() => page.evaluate(() => window.lab.player.position())).toBeGreaterThan(3.2);
  expect((await snapshot()).state).toBe('playing');
  // 440 Hz lies in the fifth Bark band, 400 to 510 Hz.
  const spectrum = await page.evaluate(() => window.lab.player.spectrum());
  expect(spectrum).toHaveLength(24);
  expect([3, 4, 5]).toContain(spectrum.indexOf(Math.max(...spectrum)));

  await page.evaluate(() => window.lab.player.setMuted(true));
  expect(await snapshot()).toMatchObject({ muted: true, state: 'playing' });
  await page.evaluate(() => window.lab.player.setVolume(7));
  expect((await snapshot()).volume).toBe(1);
  await page.evaluate(() => window.lab.player.seek(100));
  await expect.poll(async () => (await snapshot()).state).toBe('paused'); // the end
  await page.evaluate(() => window.lab.player.play({ at: 1 }));
  await page.evaluate(() => window.lab.player.pause({ fade: true }));
  expect((await snapshot()).state).toBe('playing');
  await expect.poll(async () => (await snapshot()).state).toBe('paused');
  const stopped = (await snapshot()).currentTime;
  expect(stopped).toBeGreaterThan(1.7); // it went on for the second of the fade
  expect(stopped).toBeLessThan(4);

  // A second load overtakes the first.
  await page.evaluate(() =>
    Promise.all([window.lab.player.load({ name: 'plain.wav' }), window.lab.player.load({ name: 'music.mp3' })]),
  );
  expect(await snapshot()).toMatchObject({ key: 'music.mp3', state: 'paused' });
});

test('the fades take as long as they say', async ({ page }) => {
  await choose(page, 'plain.wav');
  await page.evaluate(() => window.lab.player.load({ name: 'plain.wav' }));
  await page.evaluate(() => window.lab.player.playOnPress());
  await page.getByRole('button', { name: 'Gesture' }).click();
  await expect.poll(() => page.evaluate(() => window.lab.player.level())).toBe(1);
  const out = await page.evaluate(() => window.lab.player.fadeTo(true));
  const into = await page.evaluate(() => window.lab.player.fadeTo(false));
  // A busy machine may notice late, never early.
  expect(out.milliseconds).toBeGreaterThan(900);
  expect(out.milliseconds).toBeLessThan(1_900);
  expect(into.milliseconds).toBeGreaterThan(1_900);
  expect(into.milliseconds).toBeLessThan(3_800);
  expect(out.levels).toEqual(out.levels.toSorted((one, other) => other - one));
  expect(into.levels).toEqual(into.levels.toSorted((one, other) => one - other));
  for (const { levels } of [out, into]) expect(levels.filter((level) => level > 0.1 && level < 0.9).length).toBeGreaterThan(5);
});

test('the player plays AIFF, and says what it cannot play', async ({ page }) => {
  await choose(page, 'pcm-24.aiff', 'text.mp3', 'compressed-alaw.aifc');
  const load = async (name: FixtureName) => {
    await page.evaluate((source) => window.lab.player.load(source), { name });
    return page.evaluate(() => window.lab.player.snapshot());
  };
  const aiff = await load('pcm-24.aiff');
  expect(aiff).toMatchObject({ state: 'paused', problem: null });
  expect(aiff.duration).toBeCloseTo(0.2, 2);
  expect(await load('text.mp3')).toMatchObject({ state: 'failed', problem: 'unplayable' });
  expect(await load('compressed-alaw.aifc')).toMatchObject({ state: 'failed', problem: 'unplayable' });
  expect(await load('pcm-24.aiff')).toMatchObject({ state: 'paused', problem: null });
});
