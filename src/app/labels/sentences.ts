/** Words each code of remarks.ts in one sentence that names the file and the way out. */
import type { Problem } from '../state.ts';
import type { LabelCode } from './remarks.ts';

type Sentence = (subject: string, data: Problem['data']) => string;

function count(number: string | number, one: string, many = `${one}s`): string {
  return `${Number(number).toLocaleString('en-GB')} ${Number(number) === 1 ? one : many}`;
}

/** The first of several, which the sentence counts. */
function examples(number: string | number, first: string | number): string {
  return Number(number) === 1 ? `${first}` : `${first} and others`;
}

const SENTENCES: Readonly<Record<LabelCode, Sentence>> = {
  'no-audio': () => 'This folder holds no audio files: choose one with mp3, m4a, flac, ogg, opus, wav, webm or aiff files.',
  'no-labels': () =>
    'No labels were found: put the tracks into folders named after their tags (Action, Action+Drama), add a labels.csv, or give the files genre tags.',
  'one-tag': (_, { tag }) =>
    `Every track has the same single tag, “${tag}”: add folders or rows with other tags, since a net learns a tag from tracks with it and tracks without it.`,
  'nothing-trainable': (_, { needed }) =>
    `No tag has enough tracks: a tag needs at least ${needed} tracks (or albums) with it and ${needed} without it, so add more music.`,
  'csv-empty': (file) => `${file} holds no rows: write a header “file,tags” and below it one row for each track.`,
  'csv-columns': (file, { missing, found }) =>
    `${file} lacks the column ${missing} (${found === '' ? 'it has none' : `found: ${found}`}): name its first row “file,tags”, optionally with group, title, artist and year.`,
  'csv-quotes': (file, { row }) => `${file} has a quotation mark in row ${row} that never closes: close or remove it and choose the folder again.`,

  'table-empty': (file) => `${file} has no row with a 1 in it: every row needs a 1 in the column of each of its tags.`,
  'table-untagged': (file, { count: rows }) => `${count(rows, 'row')} of ${file} ${Number(rows) === 1 ? 'has' : 'have'} no tag at all and ${Number(rows) === 1 ? 'takes' : 'take'} no part.`,
  'table-broken': (file, { count: rows, row }) =>
    `${count(rows, 'row')} of ${file} could not be read (first row ${row}): each needs as many cells as the header, and 0 or 1 in every column of a tag.`,
  'table-missing': (table, { count: rows, file }) =>
    `${count(rows, 'row')} of ${table} ${Number(rows) === 1 ? 'names a file' : 'name files'} that this folder does not hold (${examples(rows, file)}); add what is missing, or train on the rest.`,
  'table-ambiguous': (table, { count: rows, file }) =>
    `${count(rows, 'row')} of ${table} could mean several files each (${examples(rows, file)}): lay the folders as the table names them.`,
  'table-doubled': (table, { count: rows, file }) =>
    `${count(rows, 'row')} of ${table} ${Number(rows) === 1 ? 'names a file' : 'name files'} again (${examples(rows, file)}); such a file gets the tags of all its rows.`,
  'table-empty-files': (table, { count: files, file }) =>
    `${count(files, 'file')} of ${table} ${Number(files) === 1 ? 'is' : 'are'} empty, 0 bytes long (${examples(files, file)}): copy ${Number(files) === 1 ? 'it' : 'them'} again, or train without.`,
  'table-unlisted': (table, { count: files, file }) =>
    `${count(files, 'audio file')} ${Number(files) === 1 ? 'is' : 'are'} not listed in ${table} (${examples(files, file)}) and ${Number(files) === 1 ? 'takes' : 'take'} no part.`,

  'duplicate-row': (file, { row, first }) => `${file} is listed again in row ${row} with the tags of row ${first}; it counts once, so the row can be deleted.`,
  'merged-rows': (file, { row, first }) =>
    `${file} is listed in rows ${first} and ${row} with different tags; it gets the tags of both, so delete one row if that is wrong.`,
  'year-unread': (file, { row, year }) => `The year “${year}” of ${file} in row ${row} was left out: write four digits, such as 1999.`,
  'folders-not-groups': () =>
    'Tracks are split one by one, since whole folders would leave tags with too few folders; add a column “group” to keep tracks of one film or album together.',
  'other-csv': (file, { used }) => `${file} was not read, since ${used} holds the labels: keep a single labels.csv.`,

  'other-file': (file) => `${file} is no audio file and was left out.`,
  'no-folder': (file) => `${file} lies beside the labelled folders: move it into one to use it.`,
  'empty-file': (file) => `${file} is empty (0 bytes): copy it again from where it came from.`,
  'no-tags': (file) => `${file} has no tag: name its folder after its tags, list it in a labels.csv, or give it a genre.`,
  'not-listed': (file) => `${file} is not listed in labels.csv: add a row to use it.`,
  'unknown-file': (file, { row }) => `${file} (row ${row}) is not in this folder: correct its path or add the file.`,
  'ambiguous-file': (file, { row, one, other }) =>
    `${file} (row ${row}) could be ${one} or ${other}: write its path as it lies in this folder.`,
  'row-without-file': (_, { row }) => `Row ${row} of labels.csv names no file: fill in the column file.`,
  'row-without-tags': (file, { row }) => `${file} (row ${row}) has no tags: fill in the column tags.`,
  'row-too-long': (file, { row, cells, columns }) =>
    `${file} (row ${row}) has ${count(cells, 'cell')} where the header has ${columns}: put cells that hold a separator into quotation marks.`,

  'too-few-tracks': (tag, { tracks, needed }) =>
    `“${tag}” has ${count(tracks, 'track')} and needs at least ${needed}, one each to train, to validate and to test: add more, or leave it out.`,
  'too-few-groups': (tag, { groups, needed }) =>
    `The tracks of “${tag}” come from ${count(groups, 'film or album', 'films or albums')} and need at least ${needed}, so that it is tested on unheard ones: add more, or split by track.`,
  'too-few-without': (tag, { without, needed }) =>
    `Only ${count(without, 'track')} ${Number(without) === 1 ? 'is' : 'are'} not tagged “${tag}” and at least ${needed} are needed: add music without it, or leave it out.`,
  'too-few-groups-without': (tag, { groupsWithout, needed }) =>
    `Music without “${tag}” comes from ${count(groupsWithout, 'film or album', 'films or albums')} and needs at least ${needed}: add more, or split by track.`,
};

function isLabelCode(code: string): code is LabelCode {
  return Object.hasOwn(SENTENCES, code);
}

/** Null for a problem that is not about a labelled folder, which is worded elsewhere. */
export function labelSentence({ code, subject, data }: Problem): string | null {
  return isLabelCode(code) ? SENTENCES[code](subject, data) : null;
}
