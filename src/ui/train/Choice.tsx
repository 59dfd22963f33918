import { cloneElement, useId, type ReactElement } from 'react';
import classes from './OptionsForm.module.css';

interface ChoiceProps {
  readonly label: string;
  readonly hint: string;
  /** A control that takes the usual `aria-…` attributes. */
  readonly children: ReactElement<{ 'aria-labelledby'?: string; 'aria-describedby'?: string }>;
}

/** A labelled group of alternatives with one line on what the present one means. */
export function Choice({ label, hint, children }: ChoiceProps) {
  const name = useId();
  const text = useId();
  return (
    <div>
      <span className={classes.label} id={name}>
        {label}
      </span>
      {cloneElement(children, { 'aria-labelledby': name, 'aria-describedby': text })}
      <p className={classes.hint} id={text}>
        {hint}
      </p>
    </div>
  );
}
