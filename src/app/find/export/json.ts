/** The list for other programs. */
import type { Calibration } from '../../../nets/ensemble.ts';
import { bandFor } from '../../pooled.ts';
import type { Query } from '../query.ts';
import { rankedTags, type ExportRow } from './exportRow.ts';

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/**
 * `{ query, tags, tracks }`: confidences and scores 0..1 with four decimals, times in seconds,
 * confidences in the order of `tags`. What is unknown is null. Where the ensemble is calibrated, `words`
 * and `beforeCalibration` stand beside the confidences, in the same order; null elsewhere.
 */
export function listJson(rows: readonly ExportRow[], tags: readonly string[], query: Query, calibration: Calibration): string {
  const calibrated = calibration.kind !== 'none';
  const tracks = rows.map(({ track, place, score, window }) => ({
    place,
    file: track.path,
    title: track.title,
    artist: track.artist,
    album: track.album,
    year: track.year,
    seconds: track.seconds === null ? null : rounded(track.seconds, 2),
    labels: track.labels,
    score: score === null ? null : rounded(score, 4),
    best: window && { from: rounded(window.from, 2), to: rounded(window.to, 2), fit: rounded(window.fit, 4) },
    confidences: Array.from(track.overall, (confidence) => rounded(confidence, 4)),
    words: calibrated ? Array.from(track.overall, (confidence, column) => bandFor(calibration, column, confidence)) : null,
    beforeCalibration: calibrated ? Array.from(track.raw, (confidence) => rounded(confidence, 4)) : null,
    ranked: rankedTags(track.overall).map((column) => tags[column]),
  }));
  return `${JSON.stringify({ query, tags, tracks }, null, 1)}\n`;
}
