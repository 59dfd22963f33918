import { Button, Kbd, VisuallyHidden } from '@mantine/core';
import { useMediaQuery, useWindowEvent } from '@mantine/hooks';
import type { LibraryIndex } from '../../app/find/libraryIndex.ts';
import { useApp } from '../../app/store.ts';
import { isTyping } from '../keys.ts';
import { Amounts } from './Amounts.tsx';
import { EmptyFind } from './EmptyFind.tsx';
import { FilterFields } from './FilterFields.tsx';
import { resetFilters, useFindView } from './findView.ts';
import { QUERY_ID, QueryText } from './QueryText.tsx';
import { ResultList } from './ResultList.tsx';
import { ResultToolbar } from './ResultToolbar.tsx';
import { useAddress } from './useAddress.ts';
import { useLibrary } from './useLibrary.ts';
import { useRanking } from './useRanking.ts';
import classes from './FindPage.module.css';

/** Ask for a mix of tags, get the library ranked by it. */
export function FindPage() {
  useAddress();
  const restored = useApp((state) => state.restored);
  const index = useLibrary();
  if (!restored) return null;
  return index.tracks.length === 0 ? <EmptyFind /> : <Finder index={index} />;
}

function Finder({ index }: { readonly index: LibraryIndex }) {
  const ranking = useRanking(index);
  const asking = useFindView((view) => view.asking);
  const narrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  useWindowEvent('keydown', (event) => {
    if (event.key !== '/' || isTyping(event.target)) return;
    event.preventDefault();
    document.getElementById(QUERY_ID)?.focus();
  });
  const panel = (
    <div className={classes.panel}>
      <Amounts />
      <FilterFields index={index} />
    </div>
  );
  return (
    <div className={classes.page}>
      <VisuallyHidden component="h1">Find</VisuallyHidden>
      {!narrow && panel}
      <section className={classes.results} aria-label="Results">
        <QueryText />
        <ResultToolbar ranking={ranking} />
        {narrow && asking ? (
          panel
        ) : ranking.rows.length === 0 ? (
          <div className={classes.none}>
            <p>No track passes the filters.</p>
            <Button size="xs" variant="default" onClick={resetFilters}>
              Reset the filters
            </Button>
          </div>
        ) : (
          <ResultList ranking={ranking} />
        )}
        {!narrow && ranking.rows.length > 0 && <KeyHints />}
      </section>
    </div>
  );
}

const KEYS: readonly (readonly [key: string, what: string])[] = [
  ['Enter', 'best 30 s'],
  ['Space', 'play, pause'],
  ['← →', 'previous, next'],
  ['X', 'select'],
  ['A', 'audition'],
  ['E', 'export'],
  ['/', 'query'],
];

function KeyHints() {
  return (
    <p className={classes.keys}>
      {KEYS.map(([key, what]) => (
        <span key={key}>
          <Kbd size="xs">{key}</Kbd> {what}
        </span>
      ))}
    </p>
  );
}
