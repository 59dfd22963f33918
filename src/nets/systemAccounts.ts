/** What each system is for, who published it, and what its data looks like. */
import type { System } from './recipe.ts';

/** A folder or a file, and how deep it lies. */
export interface LayoutEntry {
  readonly kind: 'folder' | 'music' | 'file';
  readonly name: string;
  /** 0 at the top. */
  readonly depth: number;
}

export interface SystemAccount {
  readonly title: string;
  /** Author and year, as far as the account states them. */
  readonly author: string;
  readonly purpose: string;
  /** The data that its recipes expect: in a sentence, and as a picture of the folder. */
  readonly data: { readonly text: string; readonly layout: readonly LayoutEntry[] };
}

const FOLDERS_OF_TAGS: SystemAccount['data'] = {
  text: 'Sub-folders name the tags, several joined by a plus sign; the folder below is the film or album, which stays together when data is held out. A labels.csv says the same.',
  layout: [
    { kind: 'folder', name: 'Action+Drama', depth: 0 },
    { kind: 'folder', name: 'Film A', depth: 1 },
    { kind: 'music', name: 'last stand.flac', depth: 2 },
    { kind: 'folder', name: 'Romance', depth: 0 },
    { kind: 'folder', name: 'Film B', depth: 1 },
    { kind: 'music', name: 'waltz.m4a', depth: 2 },
  ],
};

export const SYSTEM_ACCOUNTS: Readonly<Record<System, SystemAccount>> = {
  'film-score': {
    title: 'The film-score ensemble',
    author: 'D. Stone, master’s thesis, New York University, 2016',
    purpose: 'Ranks ten film genres for every track, so that music can be searched by the films it would fit.',
    data: FOLDERS_OF_TAGS,
  },
  tenfold: {
    title: 'Tenfold’s own',
    author: 'Tenfold, 2026',
    purpose: 'Learns the tags of any folder in minutes, without a GPU; docs/experiments.md says how it compares.',
    data: FOLDERS_OF_TAGS,
  },
  tagger: {
    title: 'The 188-tag music tagger',
    author: 'S. Kao, project on MagnaTagATune, undated',
    purpose: 'Gives a clip any of 188 tags that listeners typed: instruments, voices, moods, styles.',
    data: {
      text: 'MagnaTagATune as it is published: annotations_final.csv beside the folders 0 to f. Clips of one recording stay together; tags that mean the same can be merged.',
      layout: [
        { kind: 'file', name: 'annotations_final.csv', depth: 0 },
        { kind: 'folder', name: '0', depth: 0 },
        { kind: 'music', name: 'quartet-01-allegro-0-29.mp3', depth: 1 },
        { kind: 'music', name: 'quartet-01-allegro-29-58.mp3', depth: 1 },
        { kind: 'folder', name: '1', depth: 0 },
        { kind: 'folder', name: '… f', depth: 0 },
      ],
    },
  },
  'genre-classifier': {
    title: 'The five-genre classifier',
    author: 'R. Vink, two blog posts, 2017',
    purpose: 'Tells hip-hop, EDM, classical, metal and jazz apart: one genre a song, from half a minute of it.',
    data: {
      text: 'A plain folder for each genre, one genre a song. Thirty seconds of each are enough.',
      layout: [
        { kind: 'folder', name: 'Classical', depth: 0 },
        { kind: 'music', name: 'nocturne.mp3', depth: 1 },
        { kind: 'folder', name: 'Jazz', depth: 0 },
        { kind: 'music', name: 'blue hour.mp3', depth: 1 },
        { kind: 'folder', name: 'Metal', depth: 0 },
        { kind: 'music', name: 'anvil.mp3', depth: 1 },
      ],
    },
  },
};
