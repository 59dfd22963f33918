import { thinText } from '../confidence/words.ts';
import classes from './thinSign.module.css';

/** What the sign takes of a line, its distance from the name included, px. */
export const THIN_SIGN = 18;

interface ThinSignProps {
  readonly tag: string;
  /** How many works the tag rests on; undefined when enough, and nothing is drawn. */
  readonly groups: number | undefined;
  /** Where the name begins, and the middle of its line. */
  readonly x: number;
  readonly y: number;
}

/** The mark of thin evidence before a name inside a drawing, so that a saved picture has it too. */
export function ThinSign({ tag, groups, x, y }: ThinSignProps) {
  if (groups === undefined) return null;
  return (
    <g className={classes.sign} transform={`translate(${x - THIN_SIGN} ${y - 6})`}>
      <title>{thinText(tag, groups)}</title>
      <path d="M6.5,0.5L12.5,11.5H0.5Z" />
      <path d="M6.5,4.5V7.5M6.5,9.2V9.6" />
    </g>
  );
}
