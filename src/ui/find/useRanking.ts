import { useDeferredValue, useEffect, useMemo } from 'react';
import type { LibraryIndex } from '../../app/find/libraryIndex.ts';
import { rank, type Ranking } from '../../app/find/rank.ts';
import { tagView } from '../tag/tagView.ts';
import { findView, useFindView } from './findView.ts';

/** The ranked list. It follows the query a moment later, so that typing is never held up. */
export function useRanking(index: LibraryIndex): Ranking {
  const query = useDeferredValue(useFindView((view) => view.query));
  const ranking = useMemo(() => rank(index, query), [index, query]);
  useEffect(() => {
    findView.setState({ ranking });
    // The player bar's next and previous follow the list that is shown.
    tagView.setState({ shown: ranking.rows.map(({ track }) => track.key) });
  }, [ranking]);
  return ranking;
}
