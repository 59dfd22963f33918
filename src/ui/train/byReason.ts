import type { Problem } from '../../app/state.ts';

export interface Reason {
  readonly code: string;
  readonly label: string;
  readonly problems: readonly Problem[];
}

/** Problems with the same code together, the most frequent first. */
export function byReason(problems: readonly Problem[]): readonly Reason[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.code);
    if (group) group.push(problem);
    else groups.set(problem.code, [problem]);
  }
  return [...groups]
    .map(([code, group]) => ({ code, label: reasonLabel(code), problems: group }))
    .toSorted((a, b) => b.problems.length - a.problems.length);
}

const LABELS: Readonly<Record<string, string>> = {
  'other-file': 'No audio file',
  'no-folder': 'Beside the folders',
  'no-tags': 'No tag',
  'empty-file': 'Empty file',
  'not-listed': 'Not in labels.csv',
  'unknown-file': 'Listed, but not there',
  'ambiguous-file': 'Fits several files',
  'row-without-file': 'Row without a file',
  'row-without-tags': 'Row without tags',
  'row-too-long': 'Row too long',
};

/** A few words for a code; one without a wording is nearly a phrase already. */
export function reasonLabel(code: string): string {
  if (Object.hasOwn(LABELS, code)) return LABELS[code];
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
