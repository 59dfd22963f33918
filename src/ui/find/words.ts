/** Short words for why a track stands where it does. */
import type { Span } from '../../dsp/tileTimes.ts';
import { SOME_CENTRE } from '../../app/find/fit.ts';
import type { Amount } from '../../app/find/query.ts';
import type { Answer, Reason } from '../../app/find/reason.ts';
import type { Calibration } from '../../nets/ensemble.ts';
import { fullText } from '../confidence/words.ts';
import { clock } from '../format.ts';

export const AMOUNT_WORDS: Readonly<Record<Amount, string>> = { none: 'No', any: 'Any', some: 'Some', much: 'Much' };

/** A tag's confidence as a word or a number. */
export type Say = (tag: number, confidence: number) => string;

/** `0:28–0:56` */
export function spanText({ from, to }: Span): string {
  return `${clock(from)}–${clock(to)}`;
}

/** `Romance likely, 0:28–0:56`, or `little Crime, unlikely` where only exclusions were asked for. */
export function mostText({ most, where }: Reason, say: Say): string {
  const said = say(most.column, most.confidence);
  return most.amount === 'none' ? `little ${most.tag}, ${said}` : `${most.tag} ${said}, ${spanText(where)}`;
}

/** The numbers behind the words. */
export function reasonText({ most, least }: Reason, calibration: Calibration, raw: ArrayLike<number>): string {
  return (least ? [most, least] : [most]).map(({ tag, column, confidence }) => fullText(tag, calibration, column, confidence, raw[column])).join('\n');
}

/** What a track lacks or has too much of. */
export function leastText({ amount, tag, column, percentile, confidence }: Answer, say: Say): string {
  if (amount === 'none') return `but ${tag} ${say(column, confidence)}`;
  return amount === 'some' && percentile > SOME_CENTRE ? `much ${tag}` : `little ${tag}`;
}
