/**
 * A query as the last part of an address, so that a bookmark returns to it:
 * `much=Romance&some=Action&none=Crime&text=…&years=1990-2005&seconds=60-&label=Drama`.
 */
import { NO_FILTERS, OPEN, type Amount, type LabelFilter, type Query, type Range, type Wish } from './query.ts';

const ASKED: readonly Amount[] = ['much', 'some', 'none'];

function rangeText({ from, to }: Range): string {
  return `${from ?? ''}-${to ?? ''}`;
}

function rangeFrom(text: string | null): Range {
  const match = /^(\d*)-(\d*)$/u.exec(text ?? '');
  if (!match) return OPEN;
  const [from, to] = [match[1], match[2]].map((end) => (end === '' ? null : Number(end)));
  return { from, to };
}

function labelFrom(parameters: URLSearchParams): LabelFilter {
  const label = parameters.get('label');
  if (label !== null && label !== '') return { kind: 'is', label };
  const labelled = parameters.get('labelled');
  if (labelled === 'yes') return { kind: 'labelled' };
  return labelled === 'no' ? { kind: 'unlabelled' } : { kind: 'any' };
}

/** '' for a query that asks for nothing. Holds no '/', '?' or '#'. */
export function encodeQuery({ wishes, filters }: Query): string {
  const parameters = new URLSearchParams();
  for (const amount of ASKED) {
    for (const wish of wishes) if (wish.amount === amount) parameters.append(amount, wish.tag);
  }
  const { text, years, seconds, label } = filters;
  if (text.trim() !== '') parameters.set('text', text.trim());
  if (rangeText(years) !== '-') parameters.set('years', rangeText(years));
  if (rangeText(seconds) !== '-') parameters.set('seconds', rangeText(seconds));
  if (label.kind === 'is') parameters.set('label', label.label);
  else if (label.kind !== 'any') parameters.set('labelled', label.kind === 'labelled' ? 'yes' : 'no');
  return parameters.toString();
}

/** Reads what `encodeQuery` wrote; parts that make no sense are as if they were not there. */
export function decodeQuery(encoded: string): Query {
  const parameters = new URLSearchParams(encoded);
  const wishes = new Map<string, Wish>();
  for (const amount of ASKED) {
    for (const tag of parameters.getAll(amount)) if (tag !== '') wishes.set(tag, { tag, amount });
  }
  return {
    wishes: [...wishes.values()],
    filters: {
      ...NO_FILTERS,
      text: parameters.get('text') ?? '',
      years: rangeFrom(parameters.get('years')),
      seconds: rangeFrom(parameters.get('seconds')),
      label: labelFrom(parameters),
    },
  };
}
