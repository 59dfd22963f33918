import { describe, expect, it, vi } from 'vitest';
import { Pool } from './pool.ts';

const spawned: EventTarget[] = [];

vi.mock('./spawn.ts', () => ({
  // A worker that never answers, as a dead one does; the pool's own part is what is tested.
  spawn: () => {
    const worker = Object.assign(new EventTarget(), { postMessage: () => {}, terminate: () => {} });
    spawned.push(worker);
    return worker;
  },
}));

/** The worker that was started last throws what nothing catches. */
function breakLast(message: string): void {
  spawned.at(-1)?.dispatchEvent(Object.assign(new Event('error'), { message }));
}

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

  it('rejects the jobs of a worker that breaks, says so, and starts another for the next', async () => {
    const pool = new Pool<object>('script', 'test', 2);
    const crashes: string[] = [];
    pool.onCrash = ({ message }) => crashes.push(message);
    const sound = pool.run(() => new Promise(() => {}));
    const broken = pool.run(() => new Promise(() => {}));
    breakLast('out of memory');
    await expect(broken).rejects.toThrow('out of memory');
    expect(crashes).toEqual(['out of memory']);
    const started = spawned.length;
    expect(await pool.run(async () => 4)).toBe(4);
    expect(spawned).toHaveLength(started + 1);
    pool.terminate(new Error('given up'));
    await expect(sound).rejects.toThrow('given up');
  });
});
