import { describe, expect, it, vi } from 'vitest';
import { Pool } from './pool.ts';

vi.mock('./spawn.ts', () => ({
  // A worker that never answers, as a dead one does; the pool's own part is what is tested.
  spawn: () => Object.assign(new EventTarget(), { postMessage: () => {}, terminate: () => {} }),
}));

describe('Pool', () => {
  it('gives what a job gives', async () => {
    const pool = new Pool<object>('script', 'test', 2);
    expect(await pool.run(async () => 3)).toBe(3);
    await expect(pool.run(() => Promise.reject(new Error('no-ensemble')))).rejects.toThrow('no-ensemble');
  });

  it('ends the jobs of workers that are terminated, and refuses later ones', async () => {
    const pool = new Pool<object>('script', 'test', 1);
    const waiting = pool.run(() => new Promise(() => {}));
    pool.terminate();
    await expect(waiting).rejects.toThrow('worker-terminated');
    await expect(pool.whileAlive(new Promise(() => {}))).rejects.toThrow('worker-terminated');
  });
});
