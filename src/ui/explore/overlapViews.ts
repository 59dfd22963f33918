/** The overlaps that one source and one choice give: labelled, predicted, or both side by side. */
import { offers, rowData, type Collection, type OverlapData } from '../../app/exploreData.ts';
import { NOTHING_THIN } from '../confidence/words.ts';
import type { Source } from './useSources.ts';

export type Showing = 'labels' | 'predictions' | 'both';

export interface OverlapView {
  readonly id: 'labels' | 'predictions' | 'sets';
  /** Begins titles where two stand side by side: "Labelled". */
  readonly heading: string;
  readonly data: OverlapData;
  /** Tags that were learnt from few works, and from how many; none where labels are counted, which are true anyway. */
  readonly thin: ReadonlyMap<string, number>;
}

export interface ViewChoice {
  readonly showing: Showing;
  readonly pooled: boolean;
  readonly threshold: number;
}

/** What can be chosen, the first of it the default. */
export function showings(collection: Collection): readonly Showing[] {
  const { labels, predictions, both } = offers(collection);
  const possible: Showing[] = [];
  if (labels) possible.push('labels');
  if (predictions) possible.push('predictions');
  if (both) possible.push('both');
  return possible;
}

export function viewsOf(source: Source, { showing, pooled, threshold }: ViewChoice): readonly OverlapView[] {
  if (source.id === 'tag-sets') return [{ id: 'sets', heading: 'Labelled', data: source.sizes, thin: NOTHING_THIN }];
  const both = showing === 'both';
  const views: OverlapView[] = [];
  const add = (by: 'labels' | 'predictions', heading: string): void => {
    const data = rowData(source.collection, { by, pooled, threshold, both });
    if (data) views.push({ id: by, heading, data, thin: by === 'predictions' ? source.thin : NOTHING_THIN });
  };
  if (showing !== 'predictions') add('labels', 'Labelled');
  if (showing !== 'labels') add('predictions', 'Predicted');
  return views;
}
