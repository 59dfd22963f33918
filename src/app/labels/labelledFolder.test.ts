import { describe, expect, it } from 'vitest';
import type { EmbeddedTags } from './drafts.ts';
import { type LabelledFolder, readLabelledFolder } from './labelledFolder.ts';
import { baseName, findLabelsFile } from './paths.ts';
import { labelSentence } from './sentences.ts';

const files = (...paths: string[]) => paths.map((path) => ({ path, name: baseName(path), bytes: 1 }));
const silent = () => undefined;

function says(change: Partial<EmbeddedTags>): EmbeddedTags {
  return { genres: [], title: '', artist: '', album: '', year: null, ...change };
}

const rock = () => says({ genres: ['Rock'] });

/** Paths with tags and group, for a glance. */
function table({ examples }: LabelledFolder): [string, string, string][] {
  return examples.map(({ path, tags, group }) => [path, tags.join('+'), group]);
}

function problemsOf({ tags }: LabelledFolder): string[] {
  return tags.map(({ tag, problem }) => `${tag} ${problem?.code ?? 'ok'}`);
}

function codes(remarks: readonly { code: string; subject: string }[]): string[] {
  return remarks.map(({ code, subject }) => `${code} ${subject}`.trim());
}

/** `count` tracks of each folder. */
function tracksIn(folders: readonly string[], count: number): string[] {
  return folders.flatMap((folder) => Array.from({ length: count }, (_, index) => `${folder}/${index + 1}.mp3`));
}

describe('labels from folders', () => {
  it('are the first folders below the chosen one, films below them the groups', () => {
    const read = readLabelledFolder(
      files(
        'root/Action+Drama/Film A/cue.mp3',
        'root/Action+Drama/Film A/CD2/deep/cue 2.MP3',
        'root/Action/loose.flac',
        'root/Comedy + Drama/Film B/cue.ogg',
      ),
      null,
      silent,
    );
    expect(read.source).toBe('folders');
    expect(read.grouping).toBe('folder');
    expect(table(read)).toEqual([
      ['root/Action+Drama/Film A/cue.mp3', 'Action+Drama', 'Film A'],
      ['root/Action+Drama/Film A/CD2/deep/cue 2.MP3', 'Action+Drama', 'Film A'],
      ['root/Action/loose.flac', 'Action', 'root/Action/loose.flac'],
      ['root/Comedy + Drama/Film B/cue.ogg', 'Comedy+Drama', 'Film B'],
    ]);
    expect(read.tags.map(({ tag, tracks, groups }) => [tag, tracks, groups])).toEqual([
      ['Action', 3, 2],
      ['Comedy', 1, 1],
      ['Drama', 3, 2],
    ]);
  });

  it('are found when several label folders are dropped at once', () => {
    const read = readLabelledFolder(files('Happy/1.mp3', 'Sad/2.mp3'), null, silent);
    expect(table(read).map(([, tags]) => tags)).toEqual(['Happy', 'Sad']);
    expect(read.grouping).toBe('track');
  });

  it('are found below folders that only wrap them', () => {
    const read = readLabelledFolder(files('root/music/sorted/Happy/A/1.mp3', 'root/music/sorted/Sad/B/2.mp3'), null, silent);
    expect(table(read)).toEqual([
      ['root/music/sorted/Happy/A/1.mp3', 'Happy', 'A'],
      ['root/music/sorted/Sad/B/2.mp3', 'Sad', 'B'],
    ]);
  });

  it('are not films when the only label folder is named after film genres', () => {
    const read = readLabelledFolder(files('root/action/Film A/1.mp3', 'root/action/Film B/2.mp3'), null, silent);
    expect(read.tags.map(({ tag }) => tag)).toEqual(['action']);
    expect(read.problems).toEqual([{ code: 'one-tag', subject: 'action', data: { tag: 'action' } }]);
    const several = readLabelledFolder(files('Drama + Sci-Fi/Film A/1.mp3', 'Drama + Sci-Fi/Film B/2.mp3'), null, silent);
    expect(several.tags.map(({ tag }) => tag)).toEqual(['Drama', 'Sci-Fi']);
  });

  it('are one tag, which is a problem, when all tracks lie in one folder and say nothing themselves', () => {
    for (const path of ['root/Calm/1.mp3', 'Calm/1.mp3']) {
      const read = readLabelledFolder(files(path, path.replace('1', '2')), null, silent);
      expect(read.source).toBe('folders');
      expect(codes(read.problems)).toEqual(['one-tag Calm']);
    }
  });

  it('leave out files beside the label folders, other files, and what systems leave behind', () => {
    const read = readLabelledFolder(
      files(
        'root/intro.mp3',
        'root/Happy/1.mp3',
        'root/Happy/cover.jpg',
        'root/Happy/._1.mp3',
        'root/.DS_Store',
        'root/__MACOSX/Happy/1.mp3',
        'root/Sad/Thumbs.db',
        'root/Sad/2.mp3',
        'root/ + /3.mp3',
      ),
      null,
      silent,
    );
    expect(table(read).map(([path]) => path)).toEqual(['root/Happy/1.mp3', 'root/Sad/2.mp3']);
    expect(codes(read.ignored)).toEqual(['other-file root/Happy/cover.jpg', 'no-folder root/intro.mp3', 'no-tags root/ + /3.mp3']);
  });

  it('take title and year from the file', () => {
    const read = readLabelledFolder(files('Happy/1.mp3', 'Sad/Two #2 🎬.mp3'), null, (path) =>
      path === 'Happy/1.mp3' ? says({ title: 'One', artist: 'Someone', year: 2001, genres: ['Pop'] }) : undefined,
    );
    expect(read.source).toBe('folders');
    expect(read.examples).toEqual([
      { path: 'Happy/1.mp3', tags: ['Happy'], group: 'Happy/1.mp3', title: 'One', artist: 'Someone', year: 2001 },
      { path: 'Sad/Two #2 🎬.mp3', tags: ['Sad'], group: 'Sad/Two #2 🎬.mp3', title: 'Two #2 🎬', artist: '', year: null },
    ]);
  });

  it('settle on the most frequent spelling of a tag and of a film', () => {
    const read = readLabelledFolder(
      files('action/Film A/1.mp3', 'Action/Film a/2.mp3', 'Action+Cafe\u0301/Film A/3.mp3', 'Caf\u00e9/Film B/4.mp3'),
      null,
      silent,
    );
    expect(table(read).map(([, tags, group]) => [tags, group])).toEqual([
      ['Action', 'Film A'],
      ['Action', 'Film A'],
      ['Action+Caf\u00e9', 'Film A'],
      ['Caf\u00e9', 'Film B'],
    ]);
  });
});

describe('labels from embedded genres', () => {
  const genres: Record<string, EmbeddedTags> = {
    'root/1.mp3': says({ genres: ['Action; Drama'], album: 'Film A' }),
    'root/2.mp3': says({ genres: ['drama', 'Action'], album: 'film a' }),
    'root/3.mp3': says({ genres: ['Drama'] }),
    'root/4.mp3': says({ genres: [' '] }),
  };

  it('are used when no folder can be a label, and albums are the groups', () => {
    const read = readLabelledFolder(files(...Object.keys(genres), 'root/5.mp3'), null, (path) => genres[path]);
    expect(read.source).toBe('embedded');
    expect(read.grouping).toBe('album');
    expect(table(read)).toEqual([
      ['root/1.mp3', 'Action+Drama', 'Film A'],
      ['root/2.mp3', 'Drama+Action', 'Film A'],
      ['root/3.mp3', 'Drama', 'root/3.mp3'],
    ]);
    expect(codes(read.ignored)).toEqual(['no-tags root/4.mp3', 'no-tags root/5.mp3']);
  });

  it('can be asked for where folders would come first, and the reverse', () => {
    const paths = files('Artist/1.mp3', 'Other/2.mp3');
    expect(readLabelledFolder(paths, null, rock).source).toBe('folders');
    const asked = readLabelledFolder(paths, null, rock, 'embedded');
    expect(asked.source).toBe('embedded');
    expect(codes(asked.problems)).toEqual(['one-tag Rock']);
    expect(readLabelledFolder(paths, 'file,tags\n1.mp3,Pop\n', rock, 'folders').source).toBe('folders');
  });

  it('and no folder at all leave nothing', () => {
    expect(codes(readLabelledFolder(files('1.mp3', '2.mp3'), null, silent).problems)).toEqual(['no-labels']);
    expect(codes(readLabelledFolder(files('1.mp3'), null, silent, 'embedded').problems)).toEqual(['no-labels']);
  });
});

describe('labels from a csv', () => {
  const dropped = files('root/labels.csv', 'root/audio/Film A/One.mp3', 'root/audio/Film A/two.mp3', 'root/audio/Film B/three.mp3');

  it.each([
    ['from the root', 'audio/Film A/One.mp3'],
    ['with the root', 'root/audio/Film A/One.mp3'],
    ['from here', './audio/Film A/One.mp3'],
    ['in another case', 'AUDIO/film a/one.MP3'],
    ['with backslashes', 'audio\\Film A\\One.mp3'],
    ['from another computer', 'C:\\Users\\me\\Music\\One.mp3'],
    ['by name alone', 'one.mp3'],
  ])('find a file %s', (_, written) => {
    const read = readLabelledFolder(dropped, `file,tags\n${written},Action\n`, silent);
    expect(read.source).toBe('csv');
    expect(table(read).map(([path]) => path)).toEqual(['root/audio/Film A/One.mp3']);
    expect(codes(read.ignored)).toEqual(['not-listed root/audio/Film A/two.mp3', 'not-listed root/audio/Film B/three.mp3']);
  });

  it('find files from where the csv lies, and around it', () => {
    const paths = files('root/meta/labels.csv', 'root/a/1.mp3', 'root/b/1.mp3', 'root/meta/1.mp3');
    const read = readLabelledFolder(paths, 'file,tags\n../a/1.mp3,Action\nb/1.mp3,Drama\n1.mp3,Comedy\n', silent);
    expect(table(read).map(([path, tags]) => [path, tags])).toEqual([
      ['root/a/1.mp3', 'Action'],
      ['root/b/1.mp3', 'Drama'],
      ['root/meta/1.mp3', 'Comedy'],
    ]);
  });

  it('find names in composed and decomposed characters', () => {
    const read = readLabelledFolder(files('root/Cafe\u0301.mp3'), 'file,tags\nCaf\u00e9.mp3,Action\n', silent);
    expect(read.examples).toHaveLength(1);
  });

  it('never guess: unknown and ambiguous files are named with their row', () => {
    const paths = files('root/A/1.mp3', 'root/B/1.mp3', 'root/C/x.mp3', 'root/c/X.mp3');
    const read = readLabelledFolder(paths, 'file,tags\ngone.mp3,Action\n1.mp3,Drama\nc/x.MP3,Drama\n/elsewhere/B/1.mp3,Comedy\n', silent);
    expect(read.ignored.slice(0, 3)).toEqual([
      { code: 'unknown-file', subject: 'gone.mp3', data: { row: 2 } },
      { code: 'ambiguous-file', subject: '1.mp3', data: { row: 3, one: 'root/A/1.mp3', other: 'root/B/1.mp3' } },
      { code: 'ambiguous-file', subject: 'c/x.MP3', data: { row: 4, one: 'root/C/x.mp3', other: 'root/c/X.mp3' } },
    ]);
    expect(table(read).map(([path, tags]) => [path, tags])).toEqual([['root/B/1.mp3', 'Comedy']]);
  });

  it('do not give a file to a row by name that another row names by path', () => {
    const read = readLabelledFolder(files('root/A/1.mp3'), 'file,tags\nB/1.mp3,Comedy\nA/1.mp3,Drama\n', silent);
    expect(table(read).map(([path, tags]) => [path, tags])).toEqual([['root/A/1.mp3', 'Drama']]);
    expect(codes(read.ignored)).toEqual(['unknown-file B/1.mp3']);
  });

  it('note equal rows once and merge different ones', () => {
    const read = readLabelledFolder(
      files('root/1.mp3', 'root/2.mp3'),
      'file,tags,group\n1.mp3,Action;Drama,\n1.mp3,drama;ACTION,\n2.mp3,Action,\n2.mp3,Comedy,Film B\n',
      silent,
    );
    expect(read.notes).toEqual([
      { code: 'duplicate-row', subject: 'root/1.mp3', data: { row: 3, first: 2 } },
      { code: 'merged-rows', subject: 'root/2.mp3', data: { row: 5, first: 4 } },
    ]);
    expect(table(read)).toEqual([
      ['root/1.mp3', 'Action+Drama', 'root/1.mp3'],
      ['root/2.mp3', 'Action+Comedy', 'Film B'],
    ]);
  });

  it('prefer the csv to the file for title, artist and year', () => {
    const read = readLabelledFolder(
      files('1.mp3', '2.mp3'),
      'file,tags,title,artist,year\n1.mp3,Action,T,A,1990\n2.mp3,Action,,,\n',
      () => says({ title: 'own', artist: 'own', year: 2000 }),
    );
    expect(read.examples.map(({ title, artist, year }) => [title, artist, year])).toEqual([
      ['T', 'A', 1990],
      ['own', 'own', 2000],
    ]);
  });

  it('that cannot be read are a problem, not a reason to read labels elsewhere', () => {
    const read = readLabelledFolder(files('root/labels.csv', 'root/Action/1.mp3', 'root/Drama/2.mp3'), 'name,genre\n1.mp3,Action\n', silent);
    expect(read.source).toBe('csv');
    expect(read.examples).toEqual([]);
    expect(read.problems).toEqual([
      { code: 'csv-columns', subject: 'root/labels.csv', data: { missing: 'file, tags', found: 'name, genre' } },
    ]);
    expect(codes(readLabelledFolder(dropped, '', silent).problems)).toEqual(['csv-empty root/labels.csv']);
  });

  it('come from the outermost labels.csv; another one is named', () => {
    const paths = files('root/b/labels.csv', 'root/Labels.CSV', 'root/b/1.mp3');
    expect(findLabelsFile(paths)?.path).toBe('root/Labels.CSV');
    expect(findLabelsFile(files('root/b/labels.csv', 'root/a/labels.csv'))?.path).toBe('root/a/labels.csv');
    expect(findLabelsFile(files('root/my labels.csv', 'root/._labels.csv'))).toBeNull();
    const read = readLabelledFolder(paths, 'file,tags\nb/1.mp3,Action\n', silent);
    expect(read.notes).toEqual([{ code: 'other-csv', subject: 'root/b/labels.csv', data: { used: 'root/Labels.CSV' } }]);
    expect(read.ignored).toEqual([]);
  });
});

describe('groups of a csv', () => {
  const paths = tracksIn(['root/Film A', 'root/Film B/CD 1', 'root/Film B/CD 2', 'root/Film C', 'root/Film D', 'root/Film E', 'root/Film F'], 2);
  const rows = (tagOf: (path: string) => string) => `file,tags\n${paths.map((path) => `${path},${tagOf(path)}`).join('\n')}`;

  it('are the folders, discs of one film together, where tags stay trainable', () => {
    const read = readLabelledFolder(files(...paths), rows((path) => (/Film [ABC]/.test(path) ? 'Action' : 'Drama')), silent);
    expect(read.grouping).toBe('folder');
    expect(new Set(read.examples.map(({ group }) => group))).toEqual(new Set(['Film A', 'Film B', 'Film C', 'Film D', 'Film E', 'Film F']));
    expect(read.tags.every(({ problem }) => problem === null)).toBe(true);
    expect(read.notes).toEqual([]);
  });

  it('are single tracks, and said so, where folders would leave too few', () => {
    const genres = tracksIn(['root/blues', 'root/jazz'], 5);
    const read = readLabelledFolder(
      files(...genres),
      `file,tags\n${genres.map((path) => `${path},${path.split('/')[1]}`).join('\n')}`,
      silent,
    );
    expect(read.grouping).toBe('track');
    expect(codes(read.notes)).toEqual(['folders-not-groups']);
    expect(read.tags.map(({ tag, groups, problem }) => [tag, groups, problem])).toEqual([
      ['blues', 5, null],
      ['jazz', 5, null],
    ]);
  });

  it('come from the csv first', () => {
    const read = readLabelledFolder(files('r/A/1.mp3', 'r/B/2.mp3'), 'file,tags,group\nA/1.mp3,X,Film 1\nB/2.mp3,Y,FILM 1\n', silent);
    expect(read.grouping).toBe('csv');
    expect(read.examples.map(({ group }) => group)).toEqual(['Film 1', 'Film 1']);
  });
});

describe('tags that cannot be trained', () => {
  it('are listed with their counts', () => {
    const two = readLabelledFolder(files(...tracksIn(['A'], 5), ...tracksIn(['B'], 3), ...tracksIn(['C'], 2)), null, silent);
    expect(problemsOf(two)).toEqual(['A ok', 'B ok', 'C too-few-tracks']);
    expect(two.tags[2].problem).toEqual({
      code: 'too-few-tracks',
      subject: 'C',
      data: { tracks: 2, groups: 2, without: 8, groupsWithout: 8, needed: 3 },
    });
    expect(two.problems).toEqual([]);
  });

  it('have too few films', () => {
    const read = readLabelledFolder(
      files(...tracksIn(['A/f1', 'A/f2'], 5), ...tracksIn(['B/f3', 'B/f4', 'B/f5'], 1)),
      null,
      silent,
    );
    expect(problemsOf(read)).toEqual(['A too-few-groups', 'B too-few-groups-without']);
    expect(codes(read.problems)).toEqual(['nothing-trainable']);
  });

  it('are on nearly every track', () => {
    const read = readLabelledFolder(files(...tracksIn(['A+B'], 5), ...tracksIn(['B'], 2)), null, silent);
    expect(problemsOf(read)).toEqual(['A too-few-without', 'B too-few-without']);
  });
});

describe('a folder', () => {
  it('without audio says so', () => {
    const read = readLabelledFolder(files('root/a.txt'), null, silent);
    expect(codes(read.problems)).toEqual(['no-audio']);
    expect(codes(read.ignored)).toEqual(['other-file root/a.txt']);
    expect(codes(readLabelledFolder([], null, silent).problems)).toEqual(['no-audio']);
  });

  it('of 20,000 rows is read quickly', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `root/Artist ${index % 300}/Album ${index % 900}/Track ${index}.mp3`);
    const rows = many.map((path, index) => `${index % 3 ? path.slice(5) : baseName(path)},Tag ${index % 40};Tag ${index % 7}`);
    const start = process.cpuUsage();
    const read = readLabelledFolder(files('root/labels.csv', ...many), `file,tags\n${rows.join('\n')}`, silent);
    // Microseconds at work: 0.4 s, with a margin that is far below what comparing all pairs takes.
    const { user, system } = process.cpuUsage(start);
    expect(user + system).toBeLessThan(5e6);
    expect(read.examples).toHaveLength(20_000);
    expect(read.tags).toHaveLength(40);
  });
});

describe('sentences', () => {
  it('word every remark of a messy folder, naming the file or tag', () => {
    const read = readLabelledFolder(
      files('r/labels.csv', 'r/b/labels.csv', 'r/1.mp3', 'r/a/2.mp3', 'r/b/2.mp3', 'r/3.mp3', 'r/x.jpg'),
      'file,tags,year\n1.mp3,Action,19\n1.mp3,Drama,\ngone.mp3,Action,\n2.mp3,Action,\n,Action,\n3.mp3,,\n4.mp3,a,b,c,d\n',
      silent,
    );
    const remarks = [...read.ignored, ...read.notes, ...read.problems, ...read.tags.flatMap(({ problem }) => problem ?? [])];
    expect(new Set(remarks.map(({ code }) => code)).size).toBeGreaterThanOrEqual(11);
    for (const remark of remarks) {
      const sentence = labelSentence(remark);
      expect(sentence).toMatch(/^\S.*\.$/);
      expect(sentence).not.toMatch(/undefined|null|NaN/);
      if (remark.subject !== '') expect(sentence).toContain(remark.subject);
      if (remark.data.row !== undefined) expect(sentence).toContain(String(remark.data.row));
    }
  });

  it('leave other problems to others', () => {
    expect(labelSentence({ code: 'silent', subject: 'a.mp3', data: {} })).toBeNull();
    expect(labelSentence({ code: 'toString', subject: '', data: {} })).toBeNull();
  });
});
