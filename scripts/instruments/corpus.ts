/**
 * npm run corpus:instruments: a labelled folder whose labels are exact. MIDI music from Debian's
 * packages is rendered to clips, each labelled with the families of instruments that sound in it.
 *
 *   npm run corpus:instruments -- --orchestrations 6 --variations 6    each piece also with other instruments, drawn from
 *                                                                      a seed, for all parts or for about half of them
 */
import { existsSync, statSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { copyrightFile, fetchPackage, missingPrograms, packageSizes, unpackPackage } from '../corpus/packages.mjs';
import { CLIP_SECONDS, PACKAGES, type Piece, pieceOf, SOUND_FONT, supportOf } from './pieces.ts';
import { stream } from '../../src/nets/random.ts';
import { reorchestrate, type Rewriting, REWRITINGS } from './orchestration.ts';
import { missingRenderers, renderPiece, SAMPLE_RATE, writeFlac } from './render.ts';

/** Of one seed the two would share their draws. */
const SEEDS: Readonly<Record<Rewriting, number>> = { orchestration: 1, variation: 2 };
const COLUMNS = ['file', 'tags', 'group', 'title', 'licence'];

export async function main(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...argv], options: { into: { type: 'string', default: '.cache/instruments' }, orchestrations: { type: 'string', default: '0' }, variations: { type: 'string', default: '0' } } });
  const counts = { orchestration: Number(values.orchestrations), variation: Number(values.variations) };
  for (const rewriting of REWRITINGS) {
    if (Number.isInteger(counts[rewriting]) && counts[rewriting] >= 0) continue;
    fail(`--${rewriting}s takes a whole number from 0 on, not ${values[`${rewriting}s`]}.`);
    return;
  }
  const into = resolve(values.into);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const strange = missingPrograms();
  if (strange.length > 0) {
    fail(`The music comes from Debian's packages and this system has no ${strange.join(', ')}; run it on Debian 12 or in a container of it.`);
    return;
  }
  const missing = missingRenderers();
  if (missing.length > 0) {
    fail(`Rendering needs ${missing.join(' and ')}, which this system lacks: apt-get install ${missing.join(' ')}.`);
    return;
  }
  try {
    const folders = await unpackAll([...PACKAGES.map(({ name }) => name), SOUND_FONT.name], `${into}-packages`);
    const planned = await planPieces(folders, counts, `${into}-orchestrations`);
    await keepCopyrights(folders, into);
    // An earlier run's table says nothing of the clips that are about to come.
    await rm(join(into, 'labels.csv'), { force: true });
    await renderAll(planned, join(folder(folders, SOUND_FONT.name), SOUND_FONT.path), into, stop.signal);
    await writeFile(join(into, 'labels.csv'), labelsCsv(planned.map(({ piece }) => piece)));
    report(planned.map(({ piece }) => piece), into);
  } catch (error) {
    if (stop.signal.aborted) fail('Stopped; run the command again to go on.');
    else fail(`${error instanceof Error ? error.message : String(error)}\nRun the command again to go on from here.`);
  }
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

/** Each package's folder of unpacked files; what an earlier run unpacked is kept. */
async function unpackAll(names: readonly string[], cache: string): Promise<ReadonlyMap<string, string>> {
  const folders = new Map(names.map((name) => [name, join(cache, name, 'unpacked')]));
  const absent = names.filter((name) => !existsSync(join(cache, name, 'complete')));
  const sizes = await packageSizes(absent);
  for (const name of absent) {
    const bytes = sizes.get(name);
    if (bytes === undefined) throw new Error(`This system's package lists have no ${name}; try "apt-get update", or Debian 12.`);
    console.log(`${name}: ${(bytes / 1e6).toFixed(1)} MB`);
    await rm(join(cache, name, 'unpacked'), { recursive: true, force: true });
    const deb = await fetchPackage(name, bytes, join(cache, name));
    await unpackPackage(deb, folder(folders, name));
    await writeFile(join(cache, name, 'complete'), '');
  }
  return folders;
}

function folder(folders: ReadonlyMap<string, string>, name: string): string {
  const found = folders.get(name);
  if (found === undefined) throw new Error(`${name} was not unpacked`);
  return found;
}

interface Planned {
  readonly piece: Piece;
  /** Path of its MIDI file. */
  readonly midi: string;
}

/** All pieces, by package and name, each followed by so many of its rewritings, whose scores are written below `scores`. */
async function planPieces(folders: ReadonlyMap<string, string>, counts: Readonly<Record<Rewriting, number>>, scores: string): Promise<Planned[]> {
  const planned: Planned[] = [];
  for (const source of PACKAGES) {
    const from = join(folder(folders, source.name), source.folder);
    const names = (await readdir(from)).filter((name) => /\.midi?$/i.test(name)).toSorted();
    await mkdir(join(scores, source.name), { recursive: true });
    for (const name of names) {
      const original = join(from, name);
      const bytes = await readFile(original);
      const piece = pieceOf(source, name, bytes);
      planned.push({ midi: original, piece });
      for (const rewriting of REWRITINGS) {
        for (let number = 1; number <= counts[rewriting]; number += 1) {
          const midi = join(scores, source.name, `${rewriting}-${number}-${name}`);
          const other = reorchestrate(bytes, stream(SEEDS[rewriting], piece.group, `${number}`), rewriting);
          await writeFile(midi, other);
          planned.push({ midi, piece: pieceOf(source, name, other, { rewriting, number }) });
        }
      }
    }
  }
  return planned;
}

async function keepCopyrights(folders: ReadonlyMap<string, string>, into: string): Promise<void> {
  await mkdir(join(into, 'licences'), { recursive: true });
  for (const [name, unpacked] of folders) {
    const copyright = copyrightFile(name, unpacked);
    if (copyright) await copyFile(copyright, join(into, 'licences', `${name}.txt`));
  }
}

/** Renders the pieces of which a clip is not there yet. */
async function renderAll(planned: readonly Planned[], soundFont: string, into: string, signal: AbortSignal): Promise<void> {
  const isPresent = (file: string) => (statSync(join(into, file), { throwIfNoEntry: false })?.size ?? 0) > 0;
  for (const [index, { piece, midi }] of planned.entries()) {
    const absent = piece.clips.filter(({ file }) => !isPresent(file));
    if (absent.length === 0) continue;
    console.log(`[${index + 1}/${planned.length}] ${piece.group}: ${piece.clips.length} clips`);
    const last = Math.max(...absent.map(({ seconds }) => seconds));
    const samples = await renderPiece(midi, soundFont, last + CLIP_SECONDS, signal);
    for (const { file, seconds } of absent) {
      const clip = samples.subarray(seconds * SAMPLE_RATE, (seconds + CLIP_SECONDS) * SAMPLE_RATE);
      await writeFlac(clip, join(into, file), signal);
    }
  }
}

function labelsCsv(pieces: readonly Piece[]): string {
  const data = pieces.flatMap(({ group, title, licence, clips }) =>
    clips.map(({ file, tags }) => ({ file, tags: tags.join(';'), group, title, licence })),
  );
  return `${Papa.unparse({ fields: COLUMNS, data }, { newline: '\n' })}\n`;
}

function report(pieces: readonly Piece[], into: string): void {
  const clips = pieces.reduce((sum, piece) => sum + piece.clips.length, 0);
  const support = supportOf(pieces);
  console.log('\ntag                    clips  pieces');
  for (const { tag, clips: number, pieces: groups } of support) {
    console.log(`${tag.padEnd(22)} ${String(number).padStart(5)}  ${String(groups).padStart(6)}`);
  }
  console.log(`\nThe labelled folder is ${into}: ${((clips * CLIP_SECONDS) / 3600).toFixed(2)} h`);
  console.log(`RESULT pieces=${new Set(pieces.map(({ group }) => group)).size} clips=${clips} tags=${support.length}`);
}
