import { createReadStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Unzip, UnzipInflate } from 'fflate';

/** Paths of the .zip and .pk3 files anywhere under `folder`. */
export async function findArchives(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(zip|pk3)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/**
 * Takes members out of a zip archive of any size, one chunk of the archive in memory at a time.
 *
 * `targets` maps a member's path to the path that it is written to. Members that the archive does
 * not hold are simply not written.
 */
export async function extractMembers(archive, targets) {
  const written = [];
  let failure = null;
  const unzip = new Unzip((member) => {
    const target = targets.get(member.name);
    if (!target) return;
    const chunks = [];
    member.ondata = (error, chunk, final) => {
      if (error) {
        failure = error;
        return;
      }
      chunks.push(chunk.slice());
      if (final) written.push(write(target, chunks));
    };
    member.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of createReadStream(archive, { highWaterMark: 1 << 20 })) {
    unzip.push(chunk);
    if (failure) throw failure;
  }
  unzip.push(new Uint8Array(0), true);
  await Promise.all(written);
}

async function write(target, chunks) {
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, Buffer.concat(chunks));
}
