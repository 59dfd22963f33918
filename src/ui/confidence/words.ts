/** Confidences and what they rest on, in words. */
import { bandFor } from '../../app/pooled.ts';
import type { Calibration } from '../../nets/ensemble.ts';
import { counted, percent } from '../format.ts';

/** How confidences are written: as words where the ensemble has them, or as numbers. */
export type Wording = 'words' | 'numbers';

/** `likely`, or `62 %` where numbers are asked for or the ensemble has no words. */
export function confidenceText(wording: Wording, calibration: Calibration, tag: number, confidence: number): string {
  return (wording === 'words' ? bandFor(calibration, tag, confidence) : null) ?? percent(confidence);
}

/** All there is to say: `Action: likely, 62 %; 41 % before calibration`. */
export function fullText(name: string, calibration: Calibration, tag: number, confidence: number, raw: number | null): string {
  const band = bandFor(calibration, tag, confidence);
  if (band === null) return `${name}: ${percent(confidence)}`;
  return `${name}: ${band}, ${percent(confidence)}${raw === null ? '' : `; ${percent(raw)} before calibration`}`;
}

/** Where no tag is known to rest on few works. */
export const NOTHING_THIN: ReadonlyMap<string, number> = new Map();

/** `Crime rests on 2 works: treat with care` */
export function thinText(tag: string, groups: number): string {
  return `${tag} rests on ${counted(groups, 'work')}: treat with care`;
}

/** A vocabulary of hundreds can rest on few works throughout. */
const MOST_LISTED = 12;

/** `Crime (1 work), Musical (2 works)`, '' without any; a long list ends in `and 4 more`. */
export function thinList(thin: ReadonlyMap<string, number>): string {
  const named = [...thin].slice(0, MOST_LISTED).map(([tag, groups]) => `${tag} (${counted(groups, 'work')})`);
  return `${named.join(', ')}${thin.size > MOST_LISTED ? ` and ${thin.size - MOST_LISTED} more` : ''}`;
}

/** What a drawing without room for marks says of the tags it names; '' where none is thin. */
export function thinNote(thin: ReadonlyMap<string, number>): string {
  return thin.size === 0 ? '' : `Thin evidence, treat with care: ${thinList(thin)}.`;
}

/** Those of the tags that are named somewhere. */
export function thinAmong(thin: ReadonlyMap<string, number>, tags: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...thin].filter(([tag]) => tags.includes(tag)));
}

/** What the confidences of an ensemble are. */
export function calibrationText(calibration: Calibration): string {
  if (calibration.kind === 'none') return 'as the nets give them, not calibrated';
  const heard = calibration.tags[0];
  return `calibrated on ${counted(heard.positives + heard.negatives, 'validation track')}`;
}
