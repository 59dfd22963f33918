import { CloseButton } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { forgetImport } from '../../app/imports.ts';
import { useApp } from '../../app/store.ts';
import { readAddress, writeAddress, type ExploreTab } from './address.ts';
import { ImportButton } from './ImportButton.tsx';
import { OverlapPage } from './OverlapPage.tsx';
import { PredictionsPage } from './PredictionsPage.tsx';
import { useSources } from './useSources.ts';
import classes from './explore.module.css';

const TABS: readonly { readonly id: ExploreTab; readonly label: string }[] = [
  { id: 'overlap', label: 'Overlap' },
  { id: 'predictions', label: 'Predictions' },
];

/** `#/explore/overlap/…` and `#/explore/predictions/…`. */
export function ExplorePage() {
  const [location] = useLocation();
  const address = readAddress(location);
  const sources = useSources();
  return (
    <div className={classes.page}>
      <div className={classes.content}>
        <header className={classes.header}>
          <h1 className={classes.heading}>Explore</h1>
          <ImportButton tab={address.tab} />
        </header>
        <nav className={classes.tabs} aria-label="Views">
          {TABS.map(({ id, label }) => (
            <Link
              key={id}
              href={writeAddress({ tab: id, source: null, names: null })}
              className={classes.tab}
              aria-current={id === address.tab ? 'page' : undefined}
            >
              {label}
            </Link>
          ))}
        </nav>
        {address.tab === 'overlap' ? <OverlapPage address={address} sources={sources} /> : <PredictionsPage address={address} sources={sources} />}
        <ImportedFiles />
      </div>
    </div>
  );
}

/** What was imported, and the way to let go of it. */
function ImportedFiles() {
  const { predictions, tagSets } = useApp((state) => state.imported);
  if (!predictions && !tagSets) return null;
  return (
    <section aria-label="Imported files">
      {predictions && (
        <ImportedFile name={predictions.name} what={`predictions of ${predictions.data.rows.length} tracks`} onForget={() => void forgetImport('predictions')} />
      )}
      {tagSets && <ImportedFile name={tagSets.name} what={`${tagSets.data.sets.length} tag sets`} onForget={() => void forgetImport('tag-sets')} />}
    </section>
  );
}

function ImportedFile({ name, what, onForget }: { readonly name: string; readonly what: string; readonly onForget: () => void }) {
  return (
    <p className={classes.hint}>
      Imported: {name}, {what} <CloseButton size="sm" component="button" display="inline-flex" aria-label={`Forget ${name}`} onClick={onForget} />
    </p>
  );
}
