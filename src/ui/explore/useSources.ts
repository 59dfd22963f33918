import { useThrottledValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { importedCollection, libraryCollection, libraryMatcher, offers, sizeData, type Collection, type SizeData } from '../../app/exploreData.ts';
import { useApp } from '../../app/store.ts';
import { NOTHING_THIN } from '../confidence/words.ts';
import { useTags, useThin } from '../useEnsemble.ts';
import type { SourceId } from './address.ts';

export type Source =
  | {
      readonly id: 'library' | 'imported';
      readonly label: string;
      readonly collection: Collection;
      /** Tags that were learnt from few works, and from how many: what is imported does not tell. */
      readonly thin: ReadonlyMap<string, number>;
    }
  | { readonly id: 'tag-sets'; readonly label: string; readonly sizes: SizeData };

/** While a batch runs the store changes many times a second; charts need not. */
const CALM_MS = 1_500;

/** What there is to explore, in the order of offering. */
export function useSources(): readonly Source[] {
  const tracks = useThrottledValue(useApp((state) => state.tracks), CALM_MS);
  const imported = useApp((state) => state.imported);
  const ensembleTags = useTags();
  const thin = useThin();
  const library = useMemo(() => libraryCollection(tracks.values(), ensembleTags), [tracks, ensembleTags]);
  const predictions = useMemo(
    () => imported.predictions && importedCollection(imported.predictions.data, libraryMatcher(tracks.values())),
    [imported.predictions, tracks],
  );
  const sizes = useMemo(() => imported.tagSets && sizeData(imported.tagSets.data), [imported.tagSets]);
  return useMemo(() => {
    const sources: Source[] = [];
    if (library.entries.length > 0) sources.push({ id: 'library', label: 'Your library', collection: library, thin });
    if (predictions) sources.push({ id: 'imported', label: imported.predictions?.name ?? '', collection: predictions, thin: NOTHING_THIN });
    if (sizes) sources.push({ id: 'tag-sets', label: imported.tagSets?.name ?? '', sizes });
    return sources;
  }, [library, predictions, sizes, imported, thin]);
}

/** The source asked for, or the first there is. */
export function chosenSource<S extends Source>(sources: readonly S[], id: SourceId | null): S | null {
  return sources.find((source) => source.id === id) ?? sources[0] ?? null;
}

/** Sources that hold predictions of single tracks. */
export function withPredictions(sources: readonly Source[]): readonly Extract<Source, { readonly collection: Collection }>[] {
  return sources.flatMap((source) => (source.id !== 'tag-sets' && offers(source.collection).predictions ? [source] : []));
}
