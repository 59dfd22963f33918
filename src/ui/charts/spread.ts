/**
 * Places for labels along a line: each as near as it can be to where it wants to stand, in order, at
 * least `gap` apart and inside `from`..`to`. `wanted` rises. Where there is no room for all, they
 * share what there is evenly.
 */
export function spread(wanted: readonly number[], gap: number, from: number, to: number): readonly number[] {
  if (wanted.length === 0) return [];
  const room = to - from;
  if ((wanted.length - 1) * gap > room) {
    return wanted.map((_, index) => (wanted.length === 1 ? from : from + (index * room) / (wanted.length - 1)));
  }
  // Groups that touch move together about the mean of what their members want.
  const groups: { sum: number; size: number }[] = [];
  const start = ({ sum, size }: { sum: number; size: number }): number => {
    const middle = sum / size;
    const half = ((size - 1) * gap) / 2;
    return Math.min(Math.max(middle - half, from), to - 2 * half);
  };
  for (const place of wanted) {
    let group = { sum: place, size: 1 };
    let before = groups.at(-1);
    while (before && start(before) + before.size * gap > start(group)) {
      groups.pop();
      group = { sum: before.sum + group.sum, size: before.size + group.size };
      before = groups.at(-1);
    }
    groups.push(group);
  }
  return groups.flatMap((group) => Array.from({ length: group.size }, (_, index) => start(group) + index * gap));
}
