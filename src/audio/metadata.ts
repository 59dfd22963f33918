import type { IAudioMetadata } from 'music-metadata';
import { splitGenres } from './genres.ts';

/** What a file says about itself. Empty strings and nulls stand for what it does not say. */
export interface TrackMetadata {
  /** Falls back to the file's name without its extension. */
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  readonly year: number | null;
  readonly genres: readonly string[];
  readonly seconds: number | null;
  readonly channels: number | null;
  /** Hz */
  readonly sampleRate: number | null;
}

/** Reads tags and format by slices of the file, without decoding. Never throws. */
export async function readMetadata(file: File): Promise<TrackMetadata> {
  try {
    const { parseBlob } = await import('music-metadata');
    return describe(await parseBlob(file, { duration: false, skipCovers: true }), file.name);
  } catch {
    // Unknown formats and damaged tags are no news here: decoding says what is wrong with a file.
    return {
      title: titleFromName(file.name),
      artist: '',
      album: '',
      year: null,
      genres: [],
      seconds: null,
      channels: null,
      sampleRate: null,
    };
  }
}

/** The file's name without folders and its extension, so that a track always has a title. */
export function titleFromName(name: string): string {
  const bare = name.slice(name.lastIndexOf('/') + 1);
  return bare.replace(/(?<=.)\.[^.\s]{1,5}$/, '');
}

function describe({ common, format }: IAudioMetadata, name: string): TrackMetadata {
  return {
    title: common.title?.trim() || titleFromName(name),
    artist: common.artist?.trim() ?? '',
    album: common.album?.trim() ?? '',
    year: common.year ?? common.originalyear ?? yearOf(common.date),
    genres: splitGenres(common.genre ?? []),
    seconds: positive(format.duration),
    channels: positive(format.numberOfChannels),
    sampleRate: positive(format.sampleRate),
  };
}

function yearOf(date: string | undefined): number | null {
  const year = date?.match(/\b\d{4}\b/)?.[0];
  return year === undefined ? null : Number(year);
}

function positive(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : null;
}
