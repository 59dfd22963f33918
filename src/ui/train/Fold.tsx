import type { ReactNode } from 'react';
import classes from './Fold.module.css';

/** Something for the few, one press away. */
export function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className={classes.fold}>
      <summary className={classes.summary}>{title}</summary>
      <div className={classes.content}>{children}</div>
    </details>
  );
}
