/**
 * The wording of every problem and remark: one sentence that names the file and the way out.
 * Problems of labelled folders are worded beside the code that finds them.
 */
import { labelSentence } from '../app/labels/sentences.ts';
import type { Problem } from '../app/state.ts';
import { EXPLORE_SENTENCES } from './explore/sentences.ts';
import { clock, counted } from './format.ts';

type Data = Problem['data'];
type Wording = (subject: string, data: Data) => string;

function number(data: Data, key: string): number | null {
  return typeof data[key] === 'number' ? data[key] : null;
}

/** `prefix` + value + `suffix` where the value is known, else ''. */
function given(data: Data, key: string, prefix: string, suffix = ''): string {
  const value = data[key];
  return value === undefined || value === '' ? '' : `${prefix}${value}${suffix}`;
}

const FILES: Record<string, Wording> = {
  empty: (file) => `${file} is empty (0 bytes): copy it again from where it came from.`,
  'not-audio': (file) => `${file} holds no audio, whatever its name says: remove it, or give the real audio file.`,
  truncated: (file) => `${file} is cut off before the part that says how to decode it: copy or export it again.`,
  undecodable: (file, data) =>
    `${file} looks like audio${given(data, 'container', ' (', ')')}, but this browser cannot decode it: convert it to WAV, FLAC or MP3 and add it again.`,
  'unsupported-codec': (file, data) =>
    `${file} needs a decoder${given(data, 'codec', ' for ')} that this browser does not have: convert it to WAV, FLAC or MP3 and add it again.`,
  'too-long': (file, data) =>
    `${file} is too large${given(data, 'megabytes', ' (', ' MB)')} to decode in one go: convert it to MP3 or split it into parts.`,
  unreadable: (file) => `${file} could not be read, perhaps because it was moved, changed or unplugged: add it again.`,
  'no-audio-track': (file) => `${file} has no sound in it: add a file that has an audio track.`,
  'aifc-compression': (file, data) =>
    `${file} is an AIFF-C with a compression${given(data, 'compression', ' (', ')')} that Tenfold does not read: export it as plain AIFF or WAV.`,
  'too-short': (file) => `${file} is too short to be heard by the nets: add a longer piece of it.`,
  silent: (file) => `${file} is silent from beginning to end, so there is nothing to tag: check the export.`,
  'not-finite': (file) => `${file} holds damaged numbers (not a number, or infinite) where samples should be: export it again.`,
  'insecure-context': (file) =>
    `${file} cannot be told from other files, since this page came over plain http from another machine: open it over https, or on this machine as localhost.`,
  'needs-gesture': (file) => `${file} waits for a press on Play, since this browser starts no sound by itself.`,
  aborted: (file) => `${file} was cancelled before it was done: press Retry to tag it after all.`,
  duplicate: (file, data) => `${file} has the same content as ${data.twin ?? 'another file in the list'}, so both show the same tags.`,
  'cut-file': (file, data) => {
    const [heard, stated] = [number(data, 'seconds'), number(data, 'statedSeconds')];
    const how = heard === null ? '' : ` after ${clock(heard)}${stated === null ? '' : ` of ${clock(stated)}`}`;
    return `${file} breaks off${how}, and only that part was tagged: copy it again if there should be more.`;
  },
  unplayable: (file) => `${file} cannot be played by this browser: convert it to WAV, FLAC or MP3 to listen to it.`,
  'tiles-missing': (file) => `${file} lost its cached features before the training reached them: start the training again.`,
  'duplicate-example': (file, data) => `${file} has the same content as ${data.twin ?? 'another file in the folder'} and was left out.`,
  'permission-needed': (file) => `${file} is no longer open after the reload: drop it again to play or decode it.`,
  'no-audio-files': (file, data) => {
    const ignored = number(data, 'count') ?? 1;
    return ignored === 1
      ? `${file} is no audio file: drop music such as MP3, FLAC, WAV, AIFF, M4A or OGG.`
      : `None of ${counted(ignored, 'file')} (${file}, …) is audio: drop music such as MP3, FLAC, WAV, AIFF, M4A or OGG.`;
  },
};

function storageFailed(subject: string, data: Data): string {
  return `${about('Storing failed', subject)}${given(data, 'detail', ' (', ')')}: what is shown stays in this tab; reload to try again.`;
}

const STORAGE: Record<string, Wording> = {
  quota: (subject) =>
    `${about('The browser’s storage is full', subject)}: free some space or delete stored data behind the lock; until then, results last as long as this tab.`,
  blocked: (subject) =>
    `${about('This browser refuses to store anything', subject)} (a private window, or blocked site data): everything works, but lasts only as long as this tab.`,
  'storage-failed': storageFailed,
  // What src/library calls it.
  failed: storageFailed,
};

const DEVICES: Record<string, Wording> = {
  'device-failed': (subject, data) =>
    `${about('The nets could not start on this device', subject)}${given(data, 'detail', ' (', ')')}: choose another device in the header, or use a current browser.`,
  'device-lost': (subject) => `${about('The GPU was lost while working', subject)}: choose the device again in the header, or continue on WASM.`,
  'device-wrong': (subject) =>
    `${about('This GPU gives wrong numbers in a small test', subject)}, so the nets run on WASM until a newer driver or browser mends it.`,
  'device-lost-resumed': (subject, data) =>
    `${about('The GPU was lost while working', subject)}: it goes on${given(data, 'device', ' with ')}, a training from its last checkpoint.`,
  'webgpu-unavailable': (subject) => `${about('This browser offers no GPU to web pages', subject)}: WASM does the same work on the processor.`,
};

const ENSEMBLES: Record<string, Wording> = {
  'ensemble-missing': (subject) => `${about('The ensemble', subject)} is no longer stored here: choose another one in the header, or import it again.`,
  'shipped-missing': (subject, data) =>
    `${about('The ensemble that comes with the page', subject)} could not be loaded${given(data, 'detail', ' (', ')')}: reload the page, or import an ensemble.`,
  'ensemble-imported': (file, data) => `${given(data, 'name', '“', '”') || 'The ensemble'} was imported from ${file} and is now in use.`,
  'not-a-zip': (file) => `${file} is no zip archive: import the .zip file that Tenfold exported.`,
  'cut-short': (file) => `${file} is cut short: export the ensemble again, or copy the whole file.`,
  'not-an-ensemble': (file) => `${file} is a zip archive, but holds no Tenfold ensemble: import the .zip file that Tenfold exported.`,
  'newer-version': (file) => `${file} was exported by a newer Tenfold: update this page and import it again.`,
  damaged: (file, data) => `${file} is damaged${given(data, 'part', ' (', ')')}: export the ensemble again, or copy the file once more.`,
  'wrong-features': (file) => `${file} was trained on features that this Tenfold does not compute: train it again here, or use the version that made it.`,
};

const OTHERS: Record<string, Wording> = {
  'samples-missing': (subject) => `${about('The samples', subject)} could not be loaded from where this page came from: reload the page, or drop music of your own.`,
  'more-unreadable': (subject, data) =>
    `${about(counted(number(data, 'count') ?? 1, 'more file'), subject)} could not be read, perhaps moved or locked: drop ${number(data, 'count') === 1 ? 'it' : 'them'} again.`,
  'ignored-files': (subject, data) =>
    `${about(counted(number(data, 'count') ?? 1, 'file that is no audio', 'files that are no audio'), subject)} ${number(data, 'count') === 1 ? 'was' : 'were'} left out: the music beside goes on.`,
  'training-no-tracks': (subject) => `${about('No track could be decoded, so there is nothing to train on', subject)}: look at the list of failures and give other files.`,
  'training-no-tags': (subject) =>
    `${about('No tag is left that can be trained', subject)}: add tracks, so that every tag has some to train, to validate and to test on.`,
  'tag-unsplittable': (tag) => `${tag === '' ? 'A tag' : `“${tag}”`} got no net, since its tracks could not be spread over training, validation and test: add more tracks with it.`,
  'tiles-in-memory': (subject, data) =>
    `${about('This browser offers no file for the tiles of a training this large', subject)}${given(data, 'detail', ' (', ')')}: they take ${number(data, 'megabytes') === null ? 'much' : `${data.megabytes} MB of`} memory instead, so close other tabs or take fewer tiles a track.`,
  'net-diverged': (tag, data) =>
    `The net${tag === '' ? '' : ` of “${tag}”`} stopped at a loss that is no number${number(data, 'epoch') === null ? '' : number(data, 'epoch') === 0 ? ' in its first epoch, and knows nothing' : `, with its best weights of epoch ${data.epoch}`}: train again with another seed or objective if its scores are poor.`,
  'nothing-held-out': (subject) =>
    `${about('No track is left to hold out, so recipes cannot be compared', subject)}: add tracks, or hold out single tracks.`,
  'training-failed': (subject, data) =>
    `${about('Training stopped', subject)}${given(data, 'detail', ' (', ')')}: start it again, or choose another device in the header.`,
  unexpected: (subject, data) =>
    `${about('Something unexpected happened', subject)}${given(data, 'detail', ' (', ')')}: try it again, and reload the page if it persists.`,
};

/** Names the subject after a thing where there is one. */
function about(thing: string, subject: string): string {
  return subject === '' ? thing : `${thing} (${subject})`;
}

const WORDINGS: Readonly<Record<string, Wording>> = { ...FILES, ...STORAGE, ...DEVICES, ...ENSEMBLES, ...EXPLORE_SENTENCES, ...OTHERS };

/** Codes worded here; the rest are those of labelled folders. */
export const WORDED_CODES: readonly string[] = Object.keys(WORDINGS);

/** Codes about a file: without a name the sentence says "This file". */
const NEEDS_SUBJECT = new Set([...Object.keys(FILES), ...Object.keys(EXPLORE_SENTENCES), 'ensemble-imported', 'not-a-zip', 'cut-short', 'not-an-ensemble', 'newer-version', 'damaged', 'wrong-features']);

/** One sentence about a problem, ending with a full stop; an unknown code still names the subject. */
export function sentence(problem: Problem): string {
  const { code, subject, data } = problem;
  const wording = Object.hasOwn(WORDINGS, code) ? WORDINGS[code] : null;
  if (wording) return wording(subject === '' && NEEDS_SUBJECT.has(code) ? 'This file' : subject, tidy(data));
  return labelSentence(problem) ?? `${about('Something unexpected happened', subject)} (${code}): try it again, and reload the page if it persists.`;
}

/** A detail is put in brackets, so its own full stop goes, and so does a stack or a second line. */
function tidy(data: Data): Data {
  if (typeof data.detail !== 'string') return data;
  const line = data.detail.split('\n')[0].trim().replace(/[.:;,\s]+$/, '');
  return { ...data, detail: line.length > 120 ? `${line.slice(0, 119)}…` : line };
}
