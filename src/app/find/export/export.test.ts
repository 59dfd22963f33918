import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { TILE_SECONDS } from '../../../dsp/tileFormat.ts';
import { type Calibration, UNCALIBRATED } from '../../../nets/ensemble.ts';
import { libraryOf, TAGS, trackOf } from '../library.fixture.ts';
import { NO_FILTERS, type Query } from '../query.ts';
import { rank } from '../rank.ts';
import { labelPath, labelsZip, tileLabels } from './audacity.ts';
import { makeFile } from './exportList.ts';
import { exportRows } from './exportRow.ts';
import { listJson } from './json.ts';
import { m3u8 } from './m3u8.ts';
import { guardFormula, spreadsheet } from './spreadsheet.ts';

const tracks = [
  trackOf('sum', [[0.9, 0.2, 0.3, 0.1], [0.7, 0.4, 0.3, 0.1]], {
    path: 'Scores/Último tren/01 "Sum", live.flac',
    title: '=SUM(A1:A9)',
    artist: 'Rui\nTavares',
    album: '@home',
    year: 1999,
    labels: ['Romance'],
  }),
  trackOf('hash', [[0.1, 0.9, 0.2, 0.6]], { path: '#1 hit.mp3', title: '', seconds: null }),
  trackOf('twin', [[0.2, 0.1, 0.8, 0.2]], { path: '../../#1 hit.wav' }),
];
const query: Query = { wishes: [{ tag: 'Romance', amount: 'much' }, { tag: 'Crime', amount: 'none' }], filters: NO_FILTERS };
const ranking = rank(libraryOf(tracks), query);
const ALL = new Set<string>();
const rows = exportRows(ranking, ALL);

describe('M3U8', () => {
  test('has a line of facts and a line of path for each track, in the order ranked', () => {
    const lines = m3u8(rows, 'Romance, no Crime').split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '#EXTM3U',
      '#PLAYLIST:Romance, no Crime',
      '#EXTINF:19,Rui Tavares - =SUM(A1:A9)',
      'Scores/Último tren/01 "Sum", live.flac',
    ]);
    expect(lines.at(-3)).toBe('#EXTINF:-1,hash.flac');
    expect(lines.at(-2)).toBe('./#1 hit.mp3');
    expect(lines.at(-1)).toBe('');
  });
});

describe('CSV', () => {
  const text = spreadsheet(rows, TAGS, UNCALIBRATED);

  test('is read back whole', () => {
    const { data, errors } = Papa.parse<Record<string, string>>(text.replace('\ufeff', ''), { header: true });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(3);
    expect(data[0]).toMatchObject({
      file: 'Scores/Último tren/01 "Sum", live.flac',
      artist: 'Rui\nTavares',
      year: '1999',
      seconds: (2 * TILE_SECONDS).toFixed(2),
      score: (rows[0].score as number).toFixed(4),
      Romance: '0.8000',
      Comedy: '0.3000',
      'ranked tags': 'Romance;Comedy;Action;Crime',
    });
    expect(data[2]).toMatchObject({ file: '#1 hit.mp3', year: '', seconds: '', 'best 30 s from': '' });
  });

  test('runs no formula', () => {
    expect(text).toContain("'=SUM(A1:A9)");
    expect(text).toContain("'@home");
    for (const start of ['=1', '+1', '-1', '@a', '\t=1', '\r', '  =1', '＝1']) expect(guardFormula(start)).toBe(`'${start}`);
    for (const fine of ['Plain', 'a=b', '1-2', '', "'x", '(+)']) expect(guardFormula(fine)).toBe(fine);
    expect(spreadsheet(rows.slice(0, 1), ['+1', ...TAGS.slice(1)], UNCALIBRATED)).toContain("'+1");
  });

  test('begins with a byte order mark and ends its lines as spreadsheets do', () => {
    expect(text.startsWith('\ufefffile,title,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(4);
  });
});

describe('a calibrated list', () => {
  const calibration: Calibration = {
    kind: 'platt',
    tags: TAGS.map((_, tag) => ({ slope: 1, intercept: 0, positives: 9, negatives: 9, likely: 0.5, maybe: tag === 1 ? 0.25 : 1 / 3 })),
  };
  const raw = Float32Array.of(0.7, 0.5, 0.4, 0.3);
  const one = exportRows(rank(libraryOf([{ ...tracks[0], raw }]), query), ALL);

  test('has words and raw confidences as further columns', () => {
    const { data } = Papa.parse<Record<string, string>>(spreadsheet(one, TAGS, calibration).replace('\ufeff', ''), { header: true });
    expect(data[0]).toMatchObject({ Romance: '0.8000', likely: 'Romance', maybe: 'Comedy', 'Romance before calibration': '0.7000', 'Crime before calibration': '0.3000' });
    expect(spreadsheet(one, TAGS, UNCALIBRATED)).not.toContain('calibration');
  });

  test('and as further fields', () => {
    const read = JSON.parse(listJson(one, TAGS, query, calibration)) as { tracks: Record<string, unknown>[] };
    expect(read.tracks[0]).toMatchObject({ words: ['likely', 'maybe', 'unlikely', 'unlikely'], beforeCalibration: [0.7, 0.5, 0.4, 0.3] });
    const plain = JSON.parse(listJson(one, TAGS, query, UNCALIBRATED)) as { tracks: Record<string, unknown>[] };
    expect(plain.tracks[0]).toMatchObject({ words: null, beforeCalibration: null });
  });
});

describe('Audacity', () => {
  test('labels each tile with its top tags', () => {
    expect(tileLabels(tracks[0], TAGS)).toBe(
      `0.000000\t${TILE_SECONDS.toFixed(6)}\tRomance 90%, Action 30%, Comedy 20%\n` +
        `${TILE_SECONDS.toFixed(6)}\t${(2 * TILE_SECONDS).toFixed(6)}\tRomance 70%, Comedy 40%, Action 30%\n`,
    );
  });

  test('a list is a zip with a file a track, inside its folder, no name twice', () => {
    const files = unzipSync(labelsZip(rows, TAGS, 'tiles', ''));
    expect(Object.keys(files).toSorted()).toEqual(['#1 hit (2).txt', '#1 hit.txt', "Scores/Último tren/01 _Sum_, live.txt"].toSorted());
    const best = unzipSync(labelsZip(rows, TAGS, 'best', 'Romance, no Crime'));
    expect(Object.keys(best)).not.toContain('#1 hit (2).txt');
    expect(strFromU8(best['Scores/Último tren/01 _Sum_, live.txt'])).toMatch(/^0\.000000\t18\.\d{6}\tRomance, no Crime \(\d+%\)\n$/u);
  });

  test('names are safe', () => {
    expect(labelPath('/etc/../a\\b:c. /x.tar.mp3')).toBe('etc/a/b_c/x.tar.txt');
    expect(labelPath('..')).toBe('track.txt');
    expect(labelPath('.hidden')).toBe('.hidden.txt');
  });
});

describe('makeFile', () => {
  test('takes the selection, and a single track as plain text', () => {
    const one = makeFile('audacity-tiles', ranking, query, new Set(['sum']), UNCALIBRATED);
    expect(one).toMatchObject({ fileName: '01 _Sum_, live.txt', type: 'text/plain' });
    expect(makeFile('audacity-tiles', ranking, query, ALL, UNCALIBRATED)).toMatchObject({ fileName: 'tenfold romance, no crime labels.zip' });
    const csv = makeFile('csv', ranking, query, new Set(['sum', 'twin']), UNCALIBRATED);
    expect((csv.content as string).trimEnd().split('\r\n')).toHaveLength(3);
  });

  test('JSON says what was asked and answered', () => {
    const { content } = makeFile('json', ranking, query, ALL, UNCALIBRATED);
    const read = JSON.parse(content as string) as { query: Query; tags: string[]; tracks: Record<string, unknown>[] };
    expect(read.query).toEqual(query);
    expect(read.tags).toEqual([...TAGS]);
    expect(read.tracks[0]).toMatchObject({ place: 1, labels: ['Romance'], ranked: ['Romance', 'Comedy', 'Action', 'Crime'] });
    expect(read.tracks[2]).toMatchObject({ seconds: null, best: null });
  });
});
