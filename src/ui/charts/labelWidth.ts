import type { CSSProperties } from 'react';

const LEAST = 72;
const MOST = 136;
/** About the width of one letter at 13 px, and the gap to the plot. */
const LETTER = 7.6;
const GAP = 12;

/** The width of a label column as the variable `--label`: what the longest needs, within bounds. */
export function labelWidth(labels: readonly string[]): CSSProperties {
  const longest = labels.reduce((most, label) => Math.max(most, label.length), 0);
  const width = Math.round(Math.min(MOST, Math.max(LEAST, longest * LETTER + GAP)));
  return { '--label': `${width}px` } as CSSProperties;
}
