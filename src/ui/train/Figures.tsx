import type { ReactNode } from 'react';
import classes from './Figures.module.css';

export interface Figure {
  readonly label: string;
  readonly value: ReactNode;
}

/** A line of figures, each over its label. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ label, value }) => (
        <div key={label} className={classes.figure}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
