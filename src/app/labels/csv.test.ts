import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import { decodeText } from './text.ts';

const encode = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

describe('the text of a csv', () => {
  it('is UTF-8, with or without a byte order mark', () => {
    expect(decodeText(encode('café ♪'))).toBe('café ♪');
    expect(decodeText(encode('\uFEFFcafé'))).toBe('café');
  });

  it('is Windows-1252 where the bytes are no UTF-8', () => {
    // As an older spreadsheet saves it. (Node itself reads 0x80 to 0x9f as Latin-1; browsers do not.)
    expect(decodeText(Uint8Array.of(0x41, 0x6d, 0xe9, 0x6c, 0x69, 0x65))).toBe('Amélie');
  });

  it('is UTF-16 where the mark says so', () => {
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0xe9, 0x00))).toBe('é');
    expect(decodeText(Uint8Array.of(0xfe, 0xff, 0x00, 0xe9))).toBe('é');
  });

  it('may really hold a replacement character', () => {
    expect(decodeText(encode('é \uFFFD'))).toBe('é \uFFFD');
  });

  it('may be empty', () => {
    expect(decodeText(new Uint8Array(0))).toBe('');
  });
});

describe('a csv', () => {
  it('gives files with tags, and what else it holds', () => {
    const { rows, problem, ignored, notes } = readCsv(
      'file,tags,group,title,artist,year\na.mp3,Action;Drama,Film A,Cue,Someone,1999\nb.mp3, Action ;; action ;,,,,\n',
    );
    expect(problem).toBeNull();
    expect(ignored).toEqual([]);
    expect(notes).toEqual([]);
    expect(rows).toEqual([
      { row: 2, file: 'a.mp3', tags: ['Action', 'Drama'], group: 'Film A', title: 'Cue', artist: 'Someone', year: 1999 },
      { row: 3, file: 'b.mp3', tags: ['Action'], group: '', title: '', artist: '', year: null },
    ]);
  });

  it.each([
    ['a byte order mark', '\uFEFFfile,tags\na.mp3,Action;Drama\n'],
    ['CRLF', 'file,tags\r\na.mp3,Action;Drama\r\n'],
    ['a header in any case and order, with spaces', ' TAGS ,Notes, File\nAction;Drama,,a.mp3\n'],
    ['quoted cells', '"file","tags"\n"a.mp3","Action;Drama"\n'],
    ['semicolons and a quoted cell', 'file;tags\na.mp3;"Action;Drama"\n'],
    ['semicolons and tags that run on', 'file;tags\na.mp3;Action;Drama\n'],
    ['semicolons and padding', 'file;tags;;\na.mp3;"Action;Drama";;\n'],
    ['tabs', 'file\ttags\na.mp3\tAction;Drama\n'],
    ['a mark, CRLF, semicolons and an announced separator', '\uFEFFsep=;\r\nfile;tags\r\na.mp3;"Action;Drama"\r\n'],
    ['blank rows', '\n\n,,\nfile,tags\n\n,\na.mp3,Action;Drama\n   \n'],
    ['no line end', 'file,tags\na.mp3,Action;Drama'],
    ['a quoted line break in another column', 'file,tags,note\na.mp3,Action;Drama,"two\nlines"\n'],
  ])('may have %s', (_, text) => {
    const { rows, problem, ignored } = readCsv(text);
    expect(problem).toBeNull();
    expect(ignored).toEqual([]);
    expect(rows.map(({ file, tags }) => [file, tags])).toEqual([['a.mp3', ['Action', 'Drama']]]);
  });

  it('may hold separators and quotes in quoted names', () => {
    const { rows } = readCsv('file,tags\n"Film, The/""One"".mp3",Action\n');
    expect(rows[0].file).toBe('Film, The/"One".mp3');
  });

  it('without the columns names the missing and the found ones', () => {
    expect(readCsv('path,genre\na.mp3,Action\n').problem).toEqual({
      code: 'csv-columns',
      subject: '',
      data: { missing: 'file, tags', found: 'path, genre' },
    });
    expect(readCsv('file;label\na.mp3;Action\n').problem?.data).toEqual({ missing: 'tags', found: 'file, label' });
    expect(readCsv('a.mp3,Action\n').rows).toEqual([]);
  });

  it.each(['', '\uFEFF', '\r\n\r\n', 'file,tags\n', 'file,tags\n,\n', ',,,\n'])('that is empty (%j) says so', (text) => {
    expect(readCsv(text).problem).toEqual({ code: 'csv-empty', subject: '', data: {} });
  });

  it('with a quote that never closes names the row', () => {
    const { problem, rows } = readCsv('file,tags\na.mp3,Action\n"b.mp3,Drama\nc.mp3,Drama\n');
    expect(problem).toEqual({ code: 'csv-quotes', subject: '', data: { row: 3 } });
    expect(rows).toEqual([]);
  });

  it('goes on after rows that cannot be used, and counts rows as a spreadsheet does', () => {
    const { rows, ignored, notes } = readCsv(
      'file,tags,year\n,Action,1990\n\nb.mp3, ; ,1990\nc.mp3,Action,1990,Film, The\nd.mp3,Action,about 1990\ne.mp3,Action,1990-05-01\n',
    );
    expect(rows.map(({ row, file, year }) => [row, file, year])).toEqual([
      [6, 'd.mp3', null],
      [7, 'e.mp3', 1990],
    ]);
    expect(ignored).toEqual([
      { code: 'row-without-file', subject: '', data: { row: 2 } },
      { code: 'row-without-tags', subject: 'b.mp3', data: { row: 4 } },
      { code: 'row-too-long', subject: 'c.mp3', data: { row: 5, cells: 5, columns: 3 } },
    ]);
    expect(notes).toEqual([{ code: 'year-unread', subject: 'd.mp3', data: { row: 6, year: 'about 1990' } }]);
  });

  it('takes further cells for tags only behind a last column of tags', () => {
    const { ignored } = readCsv('file;tags;year\na.mp3;Action;Drama;1990\n');
    expect(ignored.map(({ code }) => code)).toEqual(['row-too-long']);
  });
});
