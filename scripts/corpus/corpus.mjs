// npm run corpus: makes a labelled folder of free soundtracks from Debian's packages.
import { statSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { extractMembers, findArchives } from './archive.mjs';
import { copyrightFile, fetchPackage, missingPrograms, packageSizes, unpackPackage } from './packages.mjs';
import { labelsCsv, planCorpus, readTable, selectWorks, totalsOf } from './plan.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const USAGE = 'Usage: npm run corpus -- [--into DIR] [--only WORK]... [--list]';

process.exitCode = await main();

async function main() {
  let options;
  try {
    options = parseArgs({
      options: {
        into: { type: 'string', default: join(ROOT, '.cache/corpus') },
        only: { type: 'string', multiple: true, default: [] },
        list: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    return 2;
  }
  const all = planCorpus(
    readTable(await readFile(join(ROOT, 'corpus/works.csv'), 'utf8')),
    readTable(await readFile(join(ROOT, 'corpus/tracks.csv'), 'utf8')),
  );
  const selection = selectWorks(all, options.only);
  if (!selection.ok) {
    console.error(`No work is called ${selection.unknown.map((name) => `"${name}"`).join(' or ')}; --list names them all.`);
    return 2;
  }
  const into = resolve(options.into);
  const isPresent = (track) => {
    const found = statSync(join(into, track.file), { throwIfNoEntry: false });
    return found !== undefined && found.size === track.bytes;
  };
  if (options.list) {
    for (const work of selection.works) console.log(listLine(work, isPresent));
    return 0;
  }
  const missing = missingPrograms();
  if (missing.length > 0) {
    console.error(`The corpus comes from Debian's packages and this system has no ${missing.join(', ')}; run it on Debian 12 or in a container of it.`);
    return 2;
  }
  const failures = await gather(selection.works, into, isPresent);
  await mkdir(into, { recursive: true });
  // Works that an earlier run fetched stay in the table, whatever --only says now.
  await writeFile(join(into, 'labels.csv'), labelsCsv(all, isPresent));
  if (failures.length > 0) {
    console.error(`\n${failures.length} of the works or tracks could not be had:`);
    for (const failure of failures) console.error(`- ${failure}`);
  }
  const totals = totalsOf(selection.works, isPresent);
  console.log(`\nThe labelled folder is ${into}`);
  console.log(`RESULT works=${totals.works} tracks=${totals.tracks} hours=${totals.hours.toFixed(2)} missing=${totals.missing}`);
  return totals.missing > 0 ? 1 : 0;
}

/** Fetches every unfinished work in turn. Returns one sentence for each thing that failed. */
async function gather(works, into, isPresent) {
  const failures = [];
  const unfinished = works.filter((work) => !work.tracks.every(isPresent));
  if (works.length > unfinished.length) console.log(`${works.length - unfinished.length} works are here already.`);
  const sizes = await packageSizes(unfinished.map((work) => work.package));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const started = Date.now();
  let done = 0;
  for (const [index, work] of unfinished.entries()) {
    const bytes = sizes.get(work.package);
    if (bytes === undefined) {
      failures.push(`${work.work}: this system's package lists have no ${work.package}; try "apt-get update", or Debian 12.`);
      continue;
    }
    console.log(
      `[${index + 1}/${unfinished.length}] ${work.work}: ${work.tracks.length} tracks from ${megabytes(bytes)} MB${estimate(started, done, total)}`,
    );
    try {
      failures.push(...(await gatherWork(work, bytes, into, isPresent)));
    } catch (error) {
      // Kept, a broken package of the right size would be taken for a good one at the next run.
      await rm(join(`${into}-packages`, work.package), { recursive: true, force: true });
      failures.push(`${work.work}: ${work.package} could not be fetched or unpacked (${reasonOf(error)}); run the command again to retry.`);
    }
    done += bytes;
  }
  return failures;
}

/** Fetches one package and moves its tracks into place. Returns a sentence for each wrong track. */
async function gatherWork(work, bytes, into, isPresent) {
  const workshop = join(`${into}-packages`, work.package);
  const unpacked = join(workshop, 'unpacked');
  const deb = await fetchPackage(work.package, bytes, workshop);
  await unpackPackage(deb, unpacked);

  const wanted = work.tracks.filter((track) => !isPresent(track));
  const archived = wanted.filter((track) => track.inArchive);
  if (archived.length > 0) {
    const targets = new Map(archived.map((track) => [track.path, join(unpacked, track.path)]));
    for (const archive of await findArchives(unpacked)) await extractMembers(archive, targets);
  }
  const failures = [];
  for (const track of wanted) {
    const found = statSync(join(unpacked, track.path), { throwIfNoEntry: false });
    if (found === undefined) {
      failures.push(`${work.work}: ${track.path} is not in ${work.package}; another release of the package has other files.`);
    } else if (found.size !== track.bytes) {
      failures.push(`${work.work}: ${track.path} has ${found.size} bytes, not ${track.bytes}; another release of the package has other files.`);
    } else {
      await mkdir(dirname(join(into, track.file)), { recursive: true });
      await rename(join(unpacked, track.path), join(into, track.file));
    }
  }
  const copyright = copyrightFile(work.package, unpacked);
  if (copyright) {
    await mkdir(join(into, 'licences'), { recursive: true });
    await copyFile(copyright, join(into, 'licences', `${work.package}.txt`));
  }
  await rm(workshop, { recursive: true });
  return failures;
}

function listLine(work, isPresent) {
  const here = work.tracks.filter(isPresent).length;
  const hours = work.tracks.reduce((sum, track) => sum + track.seconds, 0) / 3600;
  return `${work.work} (${work.package}): ${work.tracks.length} tracks, ${hours.toFixed(2)} h, ${work.tags.join(' + ')}; ${here} here`;
}

function estimate(started, done, total) {
  if (done === 0) return '';
  const seconds = ((Date.now() - started) / 1000 / done) * (total - done);
  return `, about ${seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`} left`;
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(0);
}

/** The last line that a program wrote before it failed, or the error's own first line. */
function reasonOf(error) {
  const written = String(error.stderr ?? '').trim().split('\n').at(-1);
  return written || String(error.message).trim().split('\n')[0];
}
