import { afterEach, describe, expect, it } from 'vitest';
import { unlessLost, watchDevice } from './deviceLoss.ts';

function device(): { lost: Promise<void>; lose: () => void } {
  let lose = (): void => {};
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  return { lost, lose };
}

afterEach(() => watchDevice(null));

describe('unlessLost', () => {
  it('gives what the job gives, and its failure', async () => {
    watchDevice(device());
    expect(await unlessLost(async () => 3)).toBe(3);
    await expect(unlessLost(() => Promise.reject(new Error('no-ensemble')))).rejects.toThrow('no-ensemble');
  });

  it('ends a job that would wait for ever, and refuses the next', async () => {
    const gpu = device();
    watchDevice(gpu);
    const waiting = unlessLost(() => new Promise(() => {}));
    gpu.lose();
    await expect(waiting).rejects.toThrow('device-lost');
    await expect(unlessLost(async () => 3)).rejects.toThrow('device-lost');
  });

  it('calls a failure that comes just before the loss by its cause', async () => {
    const gpu = device();
    watchDevice(gpu);
    const failed = unlessLost(() => Promise.reject(new Error('Buffer is unmapped')));
    setTimeout(gpu.lose, 20);
    await expect(failed).rejects.toThrow('device-lost');
  });

  it('knows a read that was given up for a lost device, before the browser says so', async () => {
    watchDevice(device());
    const aborted = new DOMException("Failed to execute 'mapAsync' on 'GPUBuffer': Buffer was unmapped.", 'AbortError');
    await expect(unlessLost(() => Promise.reject(aborted))).rejects.toThrow('device-lost');
    await expect(unlessLost(async () => 3)).rejects.toThrow('device-lost');
  });

  it('forgets the loss with another device', async () => {
    const gpu = device();
    watchDevice(gpu);
    watchDevice(null);
    gpu.lose();
    await gpu.lost;
    expect(await unlessLost(async () => 3)).toBe(3);
  });
});
