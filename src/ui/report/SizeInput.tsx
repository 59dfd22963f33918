import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import classes from './report.module.css';

interface SizeInputProps {
  readonly label: string;
  readonly size: number;
  readonly most: number;
  readonly onSize: (size: number) => void;
}

/** K, a whole number from 1; emptied on the way to another number it stays as it was. */
export function SizeInput({ label, size, most, onSize }: SizeInputProps) {
  const [left, setLeft] = useState(0);
  return (
    <NumberInput
      // What was left empty shows its number again.
      key={left}
      aria-label={label}
      className={classes.size}
      prefix="K = "
      min={1}
      max={most}
      clampBehavior="strict"
      allowDecimal={false}
      value={size}
      onChange={(value) => typeof value === 'number' && value >= 1 && onSize(value)}
      onBlur={(event) => /\d/.test(event.currentTarget.value) || setLeft(left + 1)}
    />
  );
}
