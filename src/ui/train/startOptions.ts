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

/**
 * Labelled tracks from which on a start from scratch ranked better than one from a trunk: with 10 all
 * were alike, with 30 scratch was as good or better, with 100 it led by .03 LRAP (docs/experiments.md).
 */
const ENOUGH_FOR_SCRATCH = 30;

export interface StartAdvice {
  readonly recommended: 'scratch' | 'trunk';
  readonly sentence: string;
}

/** What to start from with so many labelled tracks. */
export function startAdvice(tracks: number): StartAdvice {
  if (tracks < ENOUGH_FOR_SCRATCH) {
    return {
      recommended: 'trunk',
      sentence: `With fewer than ${ENOUGH_FOR_SCRATCH} tracks all starts ranked alike on works that the trunk had not heard; frozen is ready in seconds.`,
    };
  }
  return {
    recommended: 'scratch',
    sentence: `From ${ENOUGH_FOR_SCRATCH} tracks on, the recipe Tenfold 1 from scratch ranked as well or better on works that the trunk had not heard; frozen is ready sooner.`,
  };
}

export function startValue(start: StartChoice): string {
  return start.kind === 'scratch' ? SCRATCH : `${start.frozen} ${start.ensembleId}`;
}

/** The choice behind a value of `startValue`; scratch for anything else. */
export function startOf(value: string): StartChoice {
  const manner = MANNERS.find(([frozen]) => value.startsWith(`${frozen} `));
  return manner ? { kind: 'trunk', frozen: manner[0], ensembleId: value.slice(manner[0].length + 1) } : { kind: 'scratch' };
}

/** The first source is the one to recommend, if any is. */
export function startOptions(sources: readonly Pick<EnsembleSummary, 'id' | 'name'>[], { recommended }: Pick<StartAdvice, 'recommended'>): { value: string; label: string }[] {
  const mark = (label: string, isRecommended: boolean): string => (isRecommended ? `${label} (recommended)` : label);
  return [
    { value: SCRATCH, label: mark('Scratch', recommended === 'scratch') },
    ...sources.flatMap(({ id, name }, place) =>
      MANNERS.map(([frozen, words]) => ({
        value: startValue({ kind: 'trunk', ensembleId: id, frozen }),
        label: mark(`${name}, ${words}`, place === 0 && frozen === recommended),
      })),
    ),
  ];
}
