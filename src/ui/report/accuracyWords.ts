import type { Head } from '../../nets/recipe.ts';
import { percent } from '../format.ts';

/**
 * What the accuracy of an epoch counts (`summedHits`), by the end of the nets.
 * @param prior how often each tag occurs, 0..1; null where that is unknown
 */
export function accuracyWords(head: Head['kind'], prior: readonly number[] | null): string {
  switch (head) {
    case 'sigmoid':
      return 'The share of tiles on the right side of 50 %: above where the tag is true, below where it is not.';
    case 'softmax':
      return 'The share of tiles with a tag that is true as the highest.';
    case 'multi-label':
      return `The share of tags on the right side of 50 %, over all tags of every tile.${silenceWords(prior)}`;
    default:
      return head satisfies never;
  }
}

/** Of many tags a track has few: then "none of them" is nearly right. */
function silenceWords(prior: readonly number[] | null): string {
  if (prior === null || prior.length === 0) return '';
  const absent = 1 - prior.reduce((sum, share) => sum + share, 0) / prior.length;
  return ` Answering no to all of them is right for about ${percent(absent)}.`;
}
