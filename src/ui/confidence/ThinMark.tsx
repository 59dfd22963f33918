import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { thinText } from './words.ts';
import classes from './ThinMark.module.css';

interface ThinMarkProps {
  readonly tag: string;
  /** How many works the tag rests on; undefined when enough, and nothing is drawn. */
  readonly groups: number | undefined;
  /** Whether the text is said elsewhere, or the mark stands in a picture that is told as a table. */
  readonly silent?: boolean;
}

/** Beside a tag that rests on one or two works. A plain element: lists draw it by the hundred. */
export function ThinMark({ tag, groups, silent = false }: ThinMarkProps) {
  if (groups === undefined) return null;
  return (
    <span className={classes.mark} data-thin title={thinText(tag, groups)}>
      <IconAlertTriangle size={13} stroke={2} aria-hidden />
      {!silent && <VisuallyHidden> ({thinText(tag, groups)})</VisuallyHidden>}
    </span>
  );
}
