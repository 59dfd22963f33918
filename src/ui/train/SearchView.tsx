import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { deleteSearch } from '../../app/search.ts';
import { dismissTraining, returnToFolder } from '../../app/train.ts';
import type { Search } from '../../library/searches.ts';
import { count } from '../format.ts';
import { SearchResults } from './SearchResults.tsx';
import type { ResultOrigin } from './resultOrigin.ts';
import classes from './train.module.css';

interface SearchViewProps {
  readonly search: Search;
  readonly origin: ResultOrigin;
}

/** A search that has ended, or was broken off. */
export function SearchView({ search, origin }: SearchViewProps) {
  const { data, method, trials, wanted, minutes, seed, recipe } = search;
  return (
    <section>
      <h1 className={classes.heading}>Search on {data}</h1>
      <p className={classes.lead}>
        {count(trials.length)} of {count(wanted)} trials of “{recipe.title}” ({method === 'grid' ? 'grid' : 'random draws'}, seed {seed}) in a
        budget of {count(minutes)} min. Loss and F1 are those of the validation tracks, each given as many of its highest tags as it has.
      </p>
      <div className={classes.run}>
        <SearchResults search={search} />
        <div className={classes.actions}>
          {origin !== 'address' && <Button onClick={returnToFolder}>{origin === 'folder' ? 'Back to the folder' : 'Done'}</Button>}
          <Button
            component={Link}
            href="/train"
            variant="subtle"
            onClick={() => {
              if (origin !== 'address') dismissTraining();
              void deleteSearch(search.id);
            }}
          >
            Delete the search
          </Button>
        </div>
      </div>
    </section>
  );
}
