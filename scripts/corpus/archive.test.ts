import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractMembers, findArchives } from './archive.mjs';

let folder = '';
const noise = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 2654435761) >>> 24);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenfold-archive-'));
  const members: Zippable = { 'music/a.ogg': noise, 'music/b.ogg': [noise.subarray(7), { level: 0 }], 'skip.txt': noise };
  await writeFile(join(folder, 'data.PK3'), zipSync(members));
});
afterAll(() => rm(folder, { recursive: true }));

describe('extractMembers', () => {
  it('writes the wanted members, compressed or stored, and nothing else', async () => {
    const archives = await findArchives(folder);
    expect(archives).toEqual([join(folder, 'data.PK3')]);
    const targets = new Map([
      ['music/a.ogg', join(folder, 'out/a.ogg')],
      ['music/b.ogg', join(folder, 'out/b.ogg')],
      ['music/absent.ogg', join(folder, 'out/absent.ogg')],
    ]);
    await extractMembers(archives[0], targets);
    expect((await readdir(join(folder, 'out'))).toSorted()).toEqual(['a.ogg', 'b.ogg']);
    expect(Buffer.compare(await readFile(join(folder, 'out/a.ogg')), noise)).toBe(0);
    expect(Buffer.compare(await readFile(join(folder, 'out/b.ogg')), noise.subarray(7))).toBe(0);
  });
});
