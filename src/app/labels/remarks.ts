import type { Problem } from '../state.ts';

/** Why nothing, or not what was meant, can be read from a labelled folder. */
export type FolderCode =
  | 'no-audio' // the folder holds no audio file
  | 'no-labels' // neither csv, nor sub-folders, nor embedded genres
  | 'one-tag' // data: tag
  | 'nothing-trainable' // several tags, but none with enough tracks; data: needed
  | 'csv-empty' // no row under the header, or no header at all
  | 'csv-columns' // data: missing, found
  | 'csv-quotes' // a quote that never closes; data: row
  | 'table-empty'; // a table of 0 and 1 without a usable row

/** A remark on what was understood; the tracks take part nevertheless. */
export type NoteCode =
  | 'duplicate-row' // subject: file; data: row, first
  | 'merged-rows' // duplicate with other tags: both rows' tags count; data: row, first
  | 'year-unread' // data: row, year
  | 'folders-not-groups' // grouping by folder would leave tags untrainable, so tracks stand alone
  | 'other-csv' // a second labels.csv; data: used
  | 'table-untagged' // rows of 0 alone; data: count
  | 'table-broken' // rows that are not as long as the header, or hold more than 0 and 1; data: count, row
  | 'table-missing' // rows whose files are not there; data: count, file
  | 'table-ambiguous' // rows that fit several files; data: count, file
  | 'table-doubled' // rows that name a file again; data: count, file
  | 'table-empty-files' // files of 0 bytes; data: count, file
  | 'table-unlisted'; // audio that no row names; data: count, file

/** Why a file or a row takes no part. */
export type IgnoredCode =
  | 'other-file' // plainly no audio: a picture, a text
  | 'no-folder' // lies beside the label folders
  | 'empty-file' // 0 bytes
  | 'no-tags' // its folder's name, csv cell or genre field holds no tag
  | 'not-listed' // audio that the csv does not name
  | 'unknown-file' // a csv row whose file is not there; data: row
  | 'ambiguous-file' // a csv row that fits several files; data: row, one, other
  | 'row-without-file' // data: row
  | 'row-without-tags' // data: row
  | 'row-too-long'; // more cells than the header has; data: row, cells, columns

/** Why no net can be trained for a tag; data: tracks, groups, without, needed. */
export type UntrainableCode = 'too-few-tracks' | 'too-few-groups' | 'too-few-without' | 'too-few-groups-without';

export type LabelCode = FolderCode | NoteCode | IgnoredCode | UntrainableCode;

/** A code with the file or tag it is about; sentences.ts words it. */
export interface Remark<C extends LabelCode = LabelCode> extends Problem {
  readonly code: C;
}

export function remark<C extends LabelCode>(code: C, subject = '', data: Problem['data'] = {}): Remark<C> {
  return { code, subject, data };
}
