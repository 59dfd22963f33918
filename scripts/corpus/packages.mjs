import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
// Long package lists are printed at once, so the default buffer of 1 MB is too small.
const OUTPUT_LIMIT = 64 * 1024 * 1024;

/** The programs of Debian that are needed and not here. */
export function missingPrograms() {
  return ['apt-get', 'apt-cache', 'dpkg'].filter((program) => spawnSync(program, ['--version']).error);
}

/**
 * Download sizes in bytes by package name, of the version that apt would fetch. A package that this
 * system does not know is not in the map.
 */
export async function packageSizes(names) {
  const sizes = new Map();
  // Asked one by one: apt-cache ends with an error for all when it does not know one of them.
  for (const name of names) {
    try {
      const { stdout } = await run('apt-cache', ['show', '--no-all-versions', name], { maxBuffer: OUTPUT_LIMIT });
      const size = /^Size: (\d+)$/m.exec(stdout);
      if (size) sizes.set(name, Number(size[1]));
    } catch {
      continue;
    }
  }
  return sizes;
}

/**
 * Fetches the package's .deb into `folder` without installing it, and returns its path. A complete
 * one (`bytes` long) is kept; a part of one is removed and fetched anew. Throws with apt's own words.
 */
export async function fetchPackage(name, bytes, folder) {
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder)) {
    const path = join(folder, entry);
    if (entry.endsWith('.deb') && (await stat(path)).size === bytes) return path;
    await rm(path, { recursive: true });
  }
  // As root, apt would drop its rights to a user that cannot write here, and warn about it.
  const { stderr } = await run('apt-get', ['download', '-q', '-o', 'APT::Sandbox::User=root', name], {
    cwd: folder,
    maxBuffer: OUTPUT_LIMIT,
  }).catch((error) => ({ stderr: error.stderr || error.message }));
  const deb = (await readdir(folder)).find((entry) => entry.endsWith('.deb'));
  if (!deb || (await stat(join(folder, deb))).size !== bytes) {
    throw new Error(stderr.trim().split('\n').at(-1) || 'apt-get left no complete package');
  }
  return join(folder, deb);
}

/** Unpacks a .deb into `folder` with dpkg; nothing is installed. */
export async function unpackPackage(deb, folder) {
  await mkdir(folder, { recursive: true });
  await run('dpkg', ['-x', deb, folder], { maxBuffer: OUTPUT_LIMIT });
}

/** Path of the unpacked package's copyright file, or null where it has none of its own. */
export function copyrightFile(name, folder) {
  const path = join(folder, 'usr/share/doc', name, 'copyright');
  return existsSync(path) ? path : null;
}
