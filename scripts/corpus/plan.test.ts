import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileNames, labelsCsv, planCorpus, readTable, selectWorks, slugOf, totalsOf } from './plan.mjs';

const WORKS = `package,work,genres,basis
mars-data,"M.A.R.S., a ridiculous shooter",Action;Sci-Fi,space shooter
fish,Fish Fillets NG,Adventure;Comedy;Crime,"two fish, detectives"
`;
const TRACKS = [
  'package,in_archive,path,seconds,codec,bytes,artist,title,licence',
  'fish,,usr/music/sea.ogg,1800.0,vorbis,200,,,see the package copyright file',
  'fish,yes,usr/other/Sea.ogg,1800.0,vorbis,300,Waste,"The ""Trail"", Pt. 2",CC-BY-3.0',
  'mars-data,,usr/music/menu.ogg,360.0,vorbis,100,,,CC-BY-SA-3.0',
  '',
].join('\r\n');

const isPresent = (track: { bytes: number }) => track.bytes > 100;
const table = (name: string) => readTable(readFileSync(new URL(`../../corpus/${name}`, import.meta.url), 'utf8'));
const works = planCorpus(readTable(WORKS), readTable(TRACKS));

describe('planCorpus', () => {
  it('keeps the order of the works and gives each its own tracks', () => {
    expect(works.map((work) => [work.work, work.folder, work.tracks.length])).toEqual([
      ['M.A.R.S., a ridiculous shooter', 'mars-a-ridiculous-shooter', 1],
      ['Fish Fillets NG', 'fish-fillets-ng', 2],
    ]);
    expect(works[1].tags).toEqual(['Adventure', 'Comedy', 'Crime']);
  });

  it('reads quoted fields, CRLF and numbers', () => {
    expect(works[1].tracks[1]).toEqual({
      path: 'usr/other/Sea.ogg',
      inArchive: true,
      file: 'fish-fillets-ng/other-Sea.ogg',
      seconds: 1800,
      bytes: 300,
      artist: 'Waste',
      title: 'The "Trail", Pt. 2',
      licence: 'CC-BY-3.0',
    });
  });

  it('refuses a track of an unknown package', () => {
    expect(() => planCorpus([], readTable(TRACKS))).toThrow(/names the package fish/);
  });

  it('refuses a broken table', () => {
    expect(() => readTable('a,b\n1,2\n1\n')).toThrow(/row 3/);
  });
});

describe('fileNames', () => {
  it('takes as many folders as tell the names apart, whatever their case', () => {
    expect(fileNames(['a/birch/sounds/Day.ogg', 'a/dark/sounds/day.ogg', 'a/hell/hell.ogg'])).toEqual([
      'birch-sounds-Day.ogg',
      'dark-sounds-day.ogg',
      'hell.ogg',
    ]);
  });
});

describe('slugOf', () => {
  it('writes plain folder names', () => {
    expect(['0 A.D.', "Adonthell: Waste's Edge", 'Val & Rick', 'LordsAWar!', 'Bérubé'].map(slugOf)).toEqual([
      '0-ad',
      'adonthell-wastes-edge',
      'val-rick',
      'lordsawar',
      'berube',
    ]);
  });
});

describe('selectWorks', () => {
  it('understands names, folders and packages, and keeps the order', () => {
    const found = selectWorks(works, ['fish fillets ng', 'mars-data']);
    expect(found.ok && found.works.map((work) => work.package)).toEqual(['mars-data', 'fish']);
    expect(selectWorks(works, [])).toEqual({ ok: true, works });
  });

  it('names what it does not know', () => {
    expect(selectWorks(works, ['fish', 'Tetris'])).toEqual({ ok: false, unknown: ['Tetris'] });
  });
});

describe('labelsCsv and totalsOf', () => {
  it('lists the tracks that are there, quoted where needed', () => {
    expect(labelsCsv(works, isPresent)).toBe(
      'file,tags,group,artist,title,licence\n' +
        'fish-fillets-ng/music-sea.ogg,Adventure;Comedy;Crime,Fish Fillets NG,,,see the package copyright file\n' +
        'fish-fillets-ng/other-Sea.ogg,Adventure;Comedy;Crime,Fish Fillets NG,Waste,"The ""Trail"", Pt. 2",CC-BY-3.0\n',
    );
  });

  it('can be read back', () => {
    expect(readTable(labelsCsv(works, isPresent))[1].title).toBe('The "Trail", Pt. 2');
  });

  it('counts works, tracks, hours and what is missing', () => {
    expect(totalsOf(works, isPresent)).toEqual({ works: 1, tracks: 2, hours: 1, missing: 1 });
  });
});

describe('the tables of the project', () => {
  const corpus = planCorpus(table('works.csv'), table('tracks.csv'));
  const tracks = corpus.flatMap((work) => work.tracks);

  it('hold 55 works with 805 tracks of 25 s and more, 39.3 hours', () => {
    expect(corpus).toHaveLength(55);
    expect(corpus.every((work) => work.tracks.length > 0)).toBe(true);
    const totals = totalsOf(corpus, () => true);
    expect(totals.tracks).toBe(805);
    expect(totals.hours).toBeCloseTo(39.27, 2);
    expect(Math.min(...tracks.map((track) => track.seconds))).toBeGreaterThanOrEqual(25);
    expect(tracks.every((track) => Number.isInteger(track.bytes) && track.bytes > 0)).toBe(true);
  });

  it('give every track a file name of its own, on any file system', () => {
    expect(new Set(tracks.map((track) => track.file.toLowerCase())).size).toBe(805);
    expect(tracks.filter((track) => /[<>:"\\|?*]|[ .]$/.test(track.file))).toEqual([]);
  });

  it('use the ten genres alone', () => {
    expect([...new Set(corpus.flatMap((work) => work.tags))].toSorted()).toEqual([
      'Action', 'Adventure', 'Comedy', 'Crime', 'Drama', 'Fantasy', 'Musical', 'Romance', 'Sci-Fi', 'Thriller',
    ]);
  });
});
