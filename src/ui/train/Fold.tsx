import { useEffect, useRef, type ReactNode } from 'react';
import classes from './Fold.module.css';

interface FoldProps {
  readonly title: string;
  /** Opens it when it turns true: there is something to mend inside. Closing is the reader's alone. */
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** Something for the few, one press away. */
export function Fold({ title, open = false, children }: FoldProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (open && details.current) details.current.open = true;
  }, [open]);
  return (
    <details ref={details} className={classes.fold}>
      <summary className={classes.summary}>{title}</summary>
      <div className={classes.content}>{children}</div>
    </details>
  );
}
