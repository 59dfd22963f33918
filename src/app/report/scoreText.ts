import type { ReportRows } from './source.ts';

/** Whether every score lies in 0..1, so that it may be written in per cent. */
export function inScoreUnit({ scores }: ReportRows): boolean {
  return scores.every((row) => {
    for (let tag = 0; tag < row.length; tag++) if (!(row[tag] >= 0 && row[tag] <= 1)) return false;
    return true;
  });
}
