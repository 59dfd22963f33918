import { Button, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { cancelTraining } from '../../app/train.ts';
import classes from './train.module.css';

interface StopButtonProps {
  readonly label: string;
  /** Asked beside the button before anything is stopped. */
  readonly question: string;
  readonly answer: string;
}

/** Stops a training after a second press, asked in place. */
export function StopButton({ label, question, answer }: StopButtonProps) {
  const [asking, setAsking] = useState(false);
  const stay = useRef<HTMLButtonElement>(null);
  const stop = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (asking) stay.current?.focus();
    else if (wasAsking.current) stop.current?.focus();
    wasAsking.current = asking;
  }, [asking]);
  if (!asking) {
    return (
      <div>
        <Button ref={stop} variant="default" onClick={() => setAsking(true)}>
          {label}
        </Button>
      </div>
    );
  }
  return (
    <fieldset className={classes.asking}>
      <VisuallyHidden component="legend">{label}</VisuallyHidden>
      <p>{question}</p>
      <div className={classes.actions}>
        <Button color="red.9" onClick={cancelTraining}>
          {answer}
        </Button>
        <Button ref={stay} variant="default" onClick={() => setAsking(false)}>
          Go on
        </Button>
      </div>
    </fieldset>
  );
}
