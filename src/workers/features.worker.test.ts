import { type Remote, transfer, wrap } from 'comlink';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { featureFailureOf } from '../dsp/featureError.ts';
import { noise } from '../dsp/testSignals.ts';
import { tilesOf } from '../dsp/tileExtractor.ts';
import { SAMPLE_RATE } from '../dsp/tileFormat.ts';
import type { FeaturesWorker } from './protocol.ts';

// Node has no module workers of the browser's kind. The worker's script only needs a global scope
// that messages come to, so one end of a real channel (structured clone, transfers) is that scope.
const { port1, port2 } = new MessageChannel();
let worker: Remote<FeaturesWorker>;

beforeAll(async () => {
  Object.assign(globalThis, {
    self: globalThis,
    name: 'features 1@test',
    addEventListener: port2.addEventListener.bind(port2),
    removeEventListener: port2.removeEventListener.bind(port2),
    postMessage: port2.postMessage.bind(port2),
  });
  await import('./features.worker.ts');
  port2.start();
  worker = wrap<FeaturesWorker>(port1);
});

afterAll(() => {
  port1.close();
  port2.close();
});

async function push(job: number, samples: Float32Array<ArrayBuffer>): Promise<void> {
  await worker.push(job, transfer(samples, [samples.buffer]));
}

async function failureOf(job: number) {
  return worker.close(job).then(
    () => 'it did not fail',
    (error: unknown) => featureFailureOf(error),
  );
}

describe('features.worker', () => {
  it('keeps several jobs apart', async () => {
    const one = noise(10 * SAMPLE_RATE, 1);
    const two = noise(20 * SAMPLE_RATE, 2);
    const expected = [tilesOf(one), tilesOf(two)];
    const jobs = [await worker.open('film-score-mfcc'), await worker.open('film-score-mfcc')];
    expect(jobs[0]).not.toBe(jobs[1]);
    await push(jobs[0], one.slice(0, 50_000));
    await push(jobs[1], two);
    expect(two.length).toBe(0); // transferred, not copied
    await push(jobs[0], one.slice(50_000));
    const [first, second] = [await worker.close(jobs[0]), await worker.close(jobs[1])];
    expect([first.tiles, second.tiles]).toEqual(expected);
    expect([first.seconds, second.seconds]).toEqual([10, 20]);
    expect(first.peaks.length).toBe(1200);
    expect(second.descriptors.level).toBeCloseTo(20 * Math.log10(Math.sqrt(1 / 12)), 1);
  });

  it('sends failures whose code and data the page can read', async () => {
    const short = await worker.open('film-score-mfcc');
    await push(short, noise(4410, 1));
    expect(await failureOf(short)).toEqual({
      code: 'too-short',
      seconds: 0.2,
      minimumSeconds: 0.5,
    });
    const silent = await worker.open('film-score-mfcc');
    await push(silent, new Float32Array(5 * SAMPLE_RATE));
    expect(await failureOf(silent)).toMatchObject({ code: 'silent', peak: 0 });
  });

  it('forgets a job that was closed, failed or abandoned', async () => {
    const failed = await worker.open('film-score-mfcc');
    await failureOf(failed);
    const abandoned = await worker.open('film-score-mfcc');
    await worker.abandon(abandoned);
    await worker.abandon(abandoned);
    for (const job of [failed, abandoned, 12_345]) {
      await expect(push(job, new Float32Array(8))).rejects.toThrow(`unknown-job: ${job}`);
      await expect(worker.close(job)).rejects.toThrow(`unknown-job: ${job}`);
    }
  });
});
