/** Saves the ranked list, or the selected part of it, as a file. */
import type { Calibration } from '../../../nets/ensemble.ts';
import { download } from '../../download.ts';
import { formatWishes } from '../parseWishes.ts';
import type { Query } from '../query.ts';
import type { Ranking } from '../rank.ts';
import { bestLabel, labelPath, labelsZip, tileLabels, type LabelKind } from './audacity.ts';
import { exportRows } from './exportRow.ts';
import { listJson } from './json.ts';
import { m3u8 } from './m3u8.ts';
import { spreadsheet } from './spreadsheet.ts';

export type ExportKind = 'm3u8' | 'csv' | 'json' | 'audacity-best' | 'audacity-tiles';

/** A file about to be handed over. */
export interface MadeFile {
  readonly fileName: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** `tenfold romance + comedy` without what file systems refuse. */
function baseName(asked: string): string {
  const words = asked.toLowerCase().replaceAll(/[^\p{L}\p{N}+,. -]+/gu, '').slice(0, 60).trim();
  return words === '' ? 'tenfold list' : `tenfold ${words}`;
}

/**
 * The file for one kind. `selected` holds track keys; empty means the whole list. Audacity labels of
 * a single track are its plain `.txt`, of several a zip.
 */
export function makeFile(
  kind: ExportKind,
  ranking: Ranking,
  query: Query,
  selected: ReadonlySet<string>,
  calibration: Calibration,
): MadeFile {
  const { tags } = ranking.index;
  const rows = exportRows(ranking, selected);
  const asked = formatWishes(ranking.asked, tags);
  const base = baseName(asked);
  const labels = (labelKind: LabelKind): MadeFile => {
    if (rows.length === 1) {
      const [row] = rows;
      const content = labelKind === 'tiles' ? tileLabels(row.track, tags) : bestLabel(row, asked);
      return { fileName: labelPath(row.track.path).split('/').at(-1) ?? 'labels.txt', type: 'text/plain', content };
    }
    return { fileName: `${base} labels.zip`, type: 'application/zip', content: labelsZip(rows, tags, labelKind, asked) };
  };
  switch (kind) {
    case 'm3u8':
      return { fileName: `${base}.m3u8`, type: 'audio/x-mpegurl', content: m3u8(rows, asked || 'Tenfold') };
    case 'csv':
      return { fileName: `${base}.csv`, type: 'text/csv', content: spreadsheet(rows, tags, calibration) };
    case 'json':
      return { fileName: `${base}.json`, type: 'application/json', content: listJson(rows, tags, query, calibration) };
    case 'audacity-best':
      return labels('best');
    case 'audacity-tiles':
      return labels('tiles');
  }
}

/** `calibration` is that of the ensemble that made the confidences. */
export function exportList(
  kind: ExportKind,
  ranking: Ranking,
  query: Query,
  selected: ReadonlySet<string>,
  calibration: Calibration,
): void {
  const { fileName, type, content } = makeFile(kind, ranking, query, selected, calibration);
  download(new Blob([content], { type: `${type};charset=utf-8` }), fileName);
}
