/** Label tracks of Audacity: one line a label, start, end and text apart by tabs. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { tileSpan, tilesEnd } from '../../../dsp/tileTimes.ts';
import type { TaggedTrack } from '../libraryIndex.ts';
import { rankedTags, type ExportRow } from './exportRow.ts';
import { oneLine } from './line.ts';

const TAGS_PER_TILE = 3;

export type LabelKind = 'tiles' | 'best';

function line(from: number, to: number, text: string): string {
  return `${from.toFixed(6)}\t${to.toFixed(6)}\t${oneLine(text)}\n`;
}

function share(value: number): string {
  return `${Math.round(value * 100)}%`;
}

/** One label a tile: its three most confident tags, "Romance 71%, Drama 55%, Comedy 40%". */
export function tileLabels({ confidences, times, seconds }: TaggedTrack, tags: readonly string[]): string {
  const tiles = confidences.length / tags.length;
  const end = seconds ?? tilesEnd(tiles, times);
  return Array.from({ length: tiles }, (_, tile) => {
    const values = confidences.subarray(tile * tags.length, (tile + 1) * tags.length);
    const top = rankedTags(values).slice(0, TAGS_PER_TILE);
    const text = top.map((column) => `${tags[column]} ${share(values[column])}`).join(', ');
    const { from, to } = tileSpan(tile, times, end);
    return line(from, to, text);
  }).join('');
}

/** One label: the best 30 s for the query, '' where the length is unknown. */
export function bestLabel({ window, score }: ExportRow, query: string): string {
  if (window === null) return '';
  const text = score === null ? 'First 30 s' : `${query || 'Best 30 s'} (${share(window.fit)})`;
  return line(window.from, window.to, text);
}

/**
 * A zip with one `.txt` a track, at the track's own path, so that it unpacks beside the music. Equal
 * paths are told apart by a number; nothing in it points outside the folder it is unpacked in.
 */
export function labelsZip(rows: readonly ExportRow[], tags: readonly string[], kind: LabelKind, query: string): Uint8Array<ArrayBuffer> {
  const files: Zippable = {};
  for (const row of rows) {
    const text = kind === 'tiles' ? tileLabels(row.track, tags) : bestLabel(row, query);
    if (text !== '') files[freeName(labelPath(row.track.path), files)] = strToU8(text);
  }
  return zipSync(files, { level: 6 });
}

/** Where a track's labels lie in the zip: its own path with the ending `.txt`. */
export function labelPath(path: string): string {
  const parts = path
    .split(/[/\\]/u)
    .map((part) => oneLine(part).replaceAll(/[<>:"|?*]/gu, '_').replace(/[. ]+$/u, ''))
    .filter((part) => part !== '');
  const file = (parts.at(-1) ?? 'track').replace(/(?<=.)\.[^.]+$/u, '');
  return [...parts.slice(0, -1), `${file}.txt`].join('/');
}

function freeName(path: string, taken: Zippable): string {
  if (!(path in taken)) return path;
  let number = 2;
  while (`${path.slice(0, -4)} (${number}).txt` in taken) number += 1;
  return `${path.slice(0, -4)} (${number}).txt`;
}
