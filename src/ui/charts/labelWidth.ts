import type { CSSProperties } from 'react';

const LEAST = 72;
const MOST = 136;
/** About the width of one letter at 13 px, and the gap to the plot. */
const LETTER = 7.6;
const GAP = 12;

/** A mark of thin evidence before a label, with its distance. */
const MARK = 19;

/**
 * The width of a label column as the variable `--label`: what the longest needs, within bounds.
 * @param marked tags that carry a mark of thin evidence
 */
export function labelWidth(labels: readonly string[], marked: { has(tag: string): boolean }): CSSProperties {
  const longest = labels.reduce((most, label) => Math.max(most, label.length * LETTER + (marked.has(label) ? MARK : 0)), 0);
  const width = Math.round(Math.min(MOST, Math.max(LEAST, longest + GAP)));
  return { '--label': `${width}px` } as CSSProperties;
}
