/** Short words for why a track stands where it does. */
import type { Span } from '../../dsp/tileTimes.ts';
import { SOME_CENTRE } from '../../app/find/fit.ts';
import type { Amount } from '../../app/find/query.ts';
import type { Answer, Reason } from '../../app/find/reason.ts';
import { clock, percent } from '../format.ts';

export const AMOUNT_WORDS: Readonly<Record<Amount, string>> = { none: 'No', any: 'Any', some: 'Some', much: 'Much' };

/** `0:28–0:56` */
export function spanText({ from, to }: Span): string {
  return `${clock(from)}–${clock(to)}`;
}

/** `Romance 62 %, 0:28–0:56`, or `little Crime, 8 %` where only exclusions were asked for. */
export function mostText({ most, where }: Reason): string {
  return most.amount === 'none' ? `little ${most.tag}, ${percent(most.confidence)}` : `${most.tag} ${percent(most.confidence)}, ${spanText(where)}`;
}

/** What a track lacks or has too much of. */
export function leastText({ amount, tag, percentile, confidence }: Answer): string {
  if (amount === 'none') return `but ${tag} ${percent(confidence)}`;
  return amount === 'some' && percentile > SOME_CENTRE ? `much ${tag}` : `little ${tag}`;
}
