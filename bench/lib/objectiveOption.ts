import { type Objective, OBJECTIVES } from '../../src/nets/recipe.ts';

/** The `--objective` of a command line as an option of a training; none where it is not given. Throws for another word. */
export function objectiveOption(value: string | undefined): { readonly objective?: Objective } {
  if (value === undefined) return {};
  const objective = OBJECTIVES.find((known) => known === value);
  if (objective === undefined) throw new Error(`--objective ${value}: one of ${OBJECTIVES.join(', ')}.`);
  return { objective };
}
