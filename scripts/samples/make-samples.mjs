// npm run samples: makes public/samples, short excerpts of real music, from the corpus folder.
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { planCorpus, readTable, slugOf } from '../corpus/plan.mjs';
import { supportsLicence } from './copyright.mjs';
import { ENCODING, EXCERPT_SECONDS, GAIN, findExcerpt, hasFfmpeg, writeExcerpt } from './excerpt.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLES = join(ROOT, 'public/samples');
const LIMIT = 6_000_000;
const LICENCES = {
  'CC-BY-3.0': 'https://creativecommons.org/licenses/by/3.0/',
  'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC-BY-SA-3.0': 'https://creativecommons.org/licenses/by-sa/3.0/',
  'CC-BY-SA-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  MIT: 'https://opensource.org/license/mit',
};

process.exitCode = await main();

async function main() {
  let corpus;
  try {
    corpus = parseArgs({ options: { corpus: { type: 'string', default: join(ROOT, '.cache/corpus') } } }).values.corpus;
  } catch (error) {
    console.error(`${error.message}\nUsage: npm run samples -- [--corpus DIR]`);
    return 2;
  }
  if (!hasFfmpeg()) {
    console.error('Making the samples needs ffmpeg, which is not here; using them does not, they are checked in.');
    return 2;
  }
  const choices = await readChoices();
  const missing = choices.filter(({ track }) => !existsSync(join(corpus, track.file)));
  if (missing.length > 0) {
    const works = [...new Set(missing.map(({ work }) => `--only "${work.work}"`))].join(' ');
    console.error(`${missing.length} of the tracks are not in ${corpus}; fetch them with: npm run corpus -- ${works}`);
    return 1;
  }
  const refused = await refusals(choices, corpus);
  if (refused.length > 0) {
    for (const sentence of refused) console.error(sentence);
    return 1;
  }

  await mkdir(SAMPLES, { recursive: true });
  for (const entry of await readdir(SAMPLES, { withFileTypes: true })) {
    if (entry.isDirectory()) await rm(join(SAMPLES, entry.name), { recursive: true });
  }
  const samples = [];
  for (const choice of choices) {
    samples.push(await makeSample(choice, corpus));
    console.log(`[${samples.length}/${choices.length}] ${samples.at(-1).file} from ${clock(samples.at(-1).start)}`);
  }
  await writeTables(samples);
  const bytes = samples.reduce((sum, sample) => sum + sample.bytes, 0);
  console.log(`RESULT samples=${samples.length} works=${new Set(samples.map((sample) => sample.work)).size} bytes=${bytes}`);
  if (bytes > LIMIT) {
    console.error(`The samples take ${bytes} bytes, more than the ${LIMIT} allowed; choose fewer.`);
    return 1;
  }
  return 0;
}

/** The rows of selection.csv, each with its work and track, and its number among the work's samples. */
async function readChoices() {
  const works = planCorpus(await table('corpus/works.csv'), await table('corpus/tracks.csv'));
  const counts = new Map();
  return (await table('scripts/samples/selection.csv')).map((choice) => {
    const work = works.find((candidate) => candidate.tracks.some((track) => track.file === choice.file));
    if (!work) throw new Error(`selection.csv names ${choice.file}, which the corpus does not have.`);
    const number = (counts.get(work) ?? 0) + 1;
    counts.set(work, number);
    return { choice, work, number, track: work.tracks.find((track) => track.file === choice.file) };
  });
}

/** One sentence for each track whose licence is not allowed or not what its package says. */
async function refusals(choices, corpus) {
  const sentences = [];
  for (const { choice, work, track } of choices) {
    if (!Object.hasOwn(LICENCES, choice.licence)) {
      sentences.push(`${track.file}: ${choice.licence} is not among ${Object.keys(LICENCES).join(', ')}.`);
      continue;
    }
    const text = await readFile(join(corpus, 'licences', `${work.package}.txt`), 'utf8');
    const check = supportsLicence(text, choice.evidence, choice.licence);
    if (!check.ok) {
      sentences.push(`${track.file}: the copyright file of ${work.package} does not give ${choice.licence} (${check.found}).`);
    }
  }
  return sentences;
}

async function makeSample({ choice, work, number, track }, corpus) {
  const file = `${work.folder}/${String(number).padStart(2, '0')}-${slugOf(choice.title)}.mp3`;
  const source = join(corpus, track.file);
  const target = join(SAMPLES, file);
  const start = await findExcerpt(source);
  await mkdir(join(SAMPLES, work.folder), { recursive: true });
  await writeExcerpt(
    source,
    start,
    {
      title: choice.title,
      artist: choice.artist,
      album: work.work,
      date: choice.year,
      genre: work.tags.join(';'),
      copyright: `${choice.licence} ${LICENCES[choice.licence]}`,
    },
    target,
  );
  return {
    file,
    title: choice.title,
    artist: choice.artist,
    year: choice.year,
    work: work.work,
    tags: work.tags,
    licence: choice.licence,
    note: choice.note,
    package: work.package,
    source: track.path,
    start,
    seconds: EXCERPT_SECONDS,
    bytes: (await stat(target)).size,
  };
}

async function writeTables(samples) {
  const labels = samples.map((sample) => ({
    file: sample.file,
    tags: sample.tags.join(';'),
    group: sample.work,
    title: sample.title,
    artist: sample.artist,
    year: sample.year,
  }));
  const attribution = samples.map((sample) => ({
    file: sample.file,
    work: sample.work,
    artist: sample.artist,
    title: sample.title,
    licence: sample.licence,
    licence_url: LICENCES[sample.licence],
    package: sample.package,
    source: sample.source,
    change: `excerpt of ${sample.seconds} s from ${clock(sample.start)}, lowered by ${-GAIN} dB, re-encoded as ${ENCODING}`,
    note: sample.note,
  }));
  const index = samples.map(({ file, title, artist, work, tags, licence, seconds, bytes }) => ({
    file, title, artist, work, tags, licence, seconds, bytes,
  }));
  await writeFile(join(SAMPLES, 'labels.csv'), csv(labels));
  await writeFile(join(SAMPLES, 'ATTRIBUTION.csv'), csv(attribution));
  await writeFile(join(SAMPLES, 'index.json'), `[\n${index.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n]\n`);
}

async function table(path) {
  return readTable(await readFile(join(ROOT, path), 'utf8'));
}

function csv(rows) {
  return `${Papa.unparse(rows, { newline: '\n' })}\n`;
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
