import type { RecipeFact } from './recipeFacts.ts';
import classes from './recipes.module.css';

interface FactsProps {
  readonly facts: readonly RecipeFact[];
  /** Long terms, short values. */
  readonly numbers?: boolean;
}

export function Facts({ facts, numbers = false }: FactsProps) {
  return (
    <dl className={classes.facts} data-numbers={numbers || undefined}>
      {facts.map(({ term, detail }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
