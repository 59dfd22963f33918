/** What a training can start from, as the entries of a list. */
import type { EnsembleSummary, StartChoice } from '../../app/state.ts';

type Frozen = Extract<StartChoice, { kind: 'trunk' }>['frozen'];

const MANNERS: readonly (readonly [frozen: Frozen, words: string])[] = [
  ['trunk', 'frozen'],
  ['trunk-at-first', 'fine-tuned'],
];

export const START_HINTS: Readonly<Record<'scratch' | Frozen, string>> = {
  scratch: 'The nets learn everything from this folder.',
  trunk: 'Only a new last layer learns, on what that net has heard. Quick, and it needs few tracks.',
  'trunk-at-first': 'A new last layer learns first, then all layers move slowly towards this folder.',
};

const SCRATCH = 'scratch';

export function startValue(start: StartChoice): string {
  return start.kind === 'scratch' ? SCRATCH : `${start.frozen} ${start.ensembleId}`;
}

/** The choice behind a value of `startValue`; scratch for anything else. */
export function startOf(value: string): StartChoice {
  const manner = MANNERS.find(([frozen]) => value.startsWith(`${frozen} `));
  return manner ? { kind: 'trunk', frozen: manner[0], ensembleId: value.slice(manner[0].length + 1) } : { kind: 'scratch' };
}

export function startOptions(sources: readonly Pick<EnsembleSummary, 'id' | 'name'>[]): { value: string; label: string }[] {
  return [
    { value: SCRATCH, label: 'Scratch' },
    ...sources.flatMap(({ id, name }) =>
      MANNERS.map(([frozen, words]) => ({ value: startValue({ kind: 'trunk', ensembleId: id, frozen }), label: `${name}, ${words}` })),
    ),
  ];
}
