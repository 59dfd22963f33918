import { breathing } from '../../app/report/breathe.ts';
import { passRatesCsv, scoresCsv, topKCsv, tracksCsv } from '../../app/report/csv.ts';
import { reportDocument, type Fact } from '../../app/report/document.ts';
import { reportHtml } from '../../app/report/html.ts';
import type { ReportSource } from '../../app/report/source.ts';
import type { Report } from '../../app/state.ts';
import { savedFigures } from './savedFigures.ts';

export type SavedKind = 'html' | 'scores' | 'top-k' | 'pass-rates' | 'tracks' | 'json';

export interface SavedFile {
  readonly blob: Blob;
  readonly name: string;
}

interface SaveOptions {
  readonly facts: readonly Fact[];
  /** How many tags each row is given; null for the rounded coverage error. */
  readonly size: number | null;
  readonly nets: Report['nets'] | null;
  readonly kind: SavedKind;
}

function fileSafe(name: string): string {
  return name.normalize('NFC').replace(/\.json$/i, '').replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').replace(/\s+/g, ' ').trim() || 'report';
}

/** Computes all figures anew, in steps that leave the page room, and writes them as a file. */
export async function savedReport(source: ReportSource, { facts, size, nets, kind }: SaveOptions, signal: AbortSignal): Promise<SavedFile> {
  const document = await reportDocument(source, { facts, size, nets, savedAt: new Date(), signal });
  const base = `${fileSafe(source.name)} report`;
  switch (kind) {
    case 'html': {
      const html = reportHtml(document, await savedFigures(source, document, breathing(signal)));
      return { blob: new Blob([html], { type: 'text/html' }), name: `${base}.html` };
    }
    case 'scores':
      return { blob: new Blob([scoresCsv(document)], { type: 'text/csv' }), name: `${base} scores.csv` };
    case 'top-k':
      return { blob: new Blob([topKCsv(document)], { type: 'text/csv' }), name: `${base} top ${document.topK?.size ?? 'K'}.csv` };
    case 'pass-rates':
      return { blob: new Blob([passRatesCsv(document)], { type: 'text/csv' }), name: `${base} pass rates.csv` };
    case 'tracks':
      return { blob: new Blob([tracksCsv(document)], { type: 'text/csv' }), name: `${base} tracks.csv` };
    case 'json':
      return { blob: new Blob([JSON.stringify(document, null, 1)], { type: 'application/json' }), name: `${base}.json` };
  }
}
