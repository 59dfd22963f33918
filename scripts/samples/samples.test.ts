import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFile } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import { readTable } from '../corpus/plan.mjs';
import { EXCERPT_SECONDS } from './excerpt.mjs';

interface IndexEntry {
  file: string;
  title: string;
  artist: string;
  work: string;
  tags: string[];
  licence: string;
  seconds: number;
  bytes: number;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLES = join(ROOT, 'public/samples');
const GENRES = ['Action', 'Adventure', 'Comedy', 'Crime', 'Drama', 'Fantasy', 'Musical', 'Romance', 'Sci-Fi', 'Thriller'];
/** 100 frames of 2,048 samples at 22,050 Hz. */
const TILE_SECONDS = (100 * 2048) / 22050;

const table = (path: string) => readTable(readFileSync(join(ROOT, path), 'utf8'));
const labels = table('public/samples/labels.csv');
const attribution = table('public/samples/ATTRIBUTION.csv');
const index = JSON.parse(readFileSync(join(SAMPLES, 'index.json'), 'utf8')) as IndexEntry[];
const files = readdirSync(SAMPLES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const audio = files
  .filter((entry) => entry.name.endsWith('.mp3'))
  .map((entry) => join(entry.parentPath, entry.name).slice(SAMPLES.length + 1).replaceAll('\\', '/'))
  .toSorted();

describe('the samples', () => {
  it('take at most 6 MB with everything beside them', () => {
    const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
    expect(bytes).toBeLessThanOrEqual(6_000_000);
  });

  it('are listed alike by labels.csv, ATTRIBUTION.csv, index.json and the folder', () => {
    expect(audio.length).toBe(41);
    for (const list of [labels, attribution, index]) {
      expect(list.map((row) => row.file).toSorted()).toEqual(audio);
    }
    for (const entry of index) expect(entry.bytes).toBe(statSync(join(SAMPLES, entry.file)).size);
  });

  it('have an allowed licence, an author, a source and the change made', () => {
    for (const row of attribution) {
      expect(row.licence, row.file).toMatch(/^(CC-BY-(SA-)?[34]\.0|MIT)$/);
      expect(row.licence_url, row.file).toMatch(/^https:\/\/(creativecommons\.org\/licenses\/by(-sa)?\/[34]\.0\/|opensource\.org\/license\/mit)$/);
      expect(row.artist.length * row.title.length * row.work.length, row.file).toBeGreaterThan(0);
      expect(row.change, row.file).toMatch(/^excerpt of 28\.2 s from \d+:\d\d, .*re-encoded as mp3/);
    }
  });

  it('carry the tags of works.csv, and name their sources in tracks.csv', () => {
    const works = table('corpus/works.csv');
    const tracks = new Set(table('corpus/tracks.csv').map((row) => `${row.package}:${row.path}`));
    const genresOf = new Map(works.map((row) => [row.work, row.genres]));
    for (const row of labels) expect(row.tags, row.file).toBe(genresOf.get(row.group));
    for (const entry of index) expect(GENRES, entry.file).toEqual(expect.arrayContaining(entry.tags));
    for (const row of attribution) expect(tracks.has(`${row.package}:${row.source}`), row.file).toBe(true);
  });

  it('cover every genre that the licences allow', () => {
    const worksOf = (genre: string) => new Set(labels.filter((row) => row.tags.split(';').includes(genre)).map((row) => row.group)).size;
    expect(new Set(labels.map((row) => row.group)).size).toBe(16);
    expect(Object.fromEntries(GENRES.map((genre) => [genre, worksOf(genre)]))).toEqual({
      Action: 8, Adventure: 8, Comedy: 3, Crime: 0, Drama: 4, Fantasy: 4, Musical: 2, Romance: 0, 'Sci-Fi': 4, Thriller: 2,
    });
  });

  it('last three tiles and carry their tags inside', async () => {
    expect(EXCERPT_SECONDS).toBeGreaterThan(3 * TILE_SECONDS);
    for (const entry of index) {
      const { format, common } = await parseFile(join(SAMPLES, entry.file));
      expect(format.duration ?? 0, entry.file).toBeGreaterThan(3 * TILE_SECONDS);
      expect([common.title, common.artist, common.album], entry.file).toEqual([entry.title, entry.artist, entry.work]);
      expect((common.genre ?? []).flatMap((genre) => genre.split(';')), entry.file).toEqual(entry.tags);
    }
  });

  it('are described by a README that counts right and carries the notice that MIT asks for', () => {
    const readme = readFileSync(join(SAMPLES, 'README.md'), 'utf8');
    expect(readme).toContain('Copyright (c) 2006/2007 Carlos Viola Iborra');
    for (const genre of GENRES) {
      const tagged = index.filter((entry) => entry.tags.includes(genre));
      expect(readme).toContain(`| ${genre} | ${new Set(tagged.map((entry) => entry.work)).size} | ${tagged.length} |`);
    }
  });
});
