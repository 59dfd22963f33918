/** Playlists as players read them: extended M3U in UTF-8. */
import type { Track } from '../../state.ts';
import type { ExportRow } from './exportRow.ts';
import { oneLine } from './line.ts';

/**
 * `#EXTINF` with whole seconds (-1 where unknown) and "artist - title", then the path relative to
 * what was dropped: put the playlist beside that folder. A path that begins with '#' would be a
 * comment, so it gets './'; a line break in a name is written as %0A, which the format cannot hold.
 */
export function m3u8(rows: readonly ExportRow[], title: string): string {
  const lines = ['#EXTM3U', `#PLAYLIST:${oneLine(title)}`];
  for (const { track } of rows) {
    lines.push(`#EXTINF:${track.seconds === null ? -1 : Math.round(track.seconds)},${name(track)}`, pathLine(track.path));
  }
  return `${lines.join('\n')}\n`;
}

function name({ artist, title, fileName }: Track): string {
  return oneLine([artist, title || fileName].filter((part) => part.trim() !== '').join(' - '));
}

function pathLine(path: string): string {
  const written = path.replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return /^[#\s]/u.test(written) ? `./${written}` : written;
}
