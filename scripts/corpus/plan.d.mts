export interface CorpusTrack {
  path: string;
  inArchive: boolean;
  file: string;
  seconds: number;
  bytes: number;
  artist: string;
  title: string;
  licence: string;
}

export interface CorpusWork {
  work: string;
  package: string;
  folder: string;
  tags: string[];
  tracks: CorpusTrack[];
}

export type Selection = { ok: true; works: CorpusWork[] } | { ok: false; unknown: string[] };

export interface Totals {
  works: number;
  tracks: number;
  hours: number;
  missing: number;
}

export function readTable(text: string): Record<string, string>[];
export function slugOf(name: string): string;
export function fileNames(paths: string[]): string[];
export function planCorpus(
  workRows: Record<string, string>[],
  trackRows: Record<string, string>[],
): CorpusWork[];
export function selectWorks(works: CorpusWork[], wanted: string[]): Selection;
export function labelsCsv(works: CorpusWork[], isPresent: (track: CorpusTrack) => boolean): string;
export function totalsOf(works: CorpusWork[], isPresent: (track: CorpusTrack) => boolean): Totals;
