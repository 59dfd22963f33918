import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import type { Collection, Entry } from '../../app/exploreData.ts';
import { ChartFrame } from '../charts/chartFrame.tsx';
import { shownIndices, type BarOrder } from '../charts/confidenceBarsGeometry.ts';
import { PredictionBars } from '../charts/predictionBars.tsx';
import { predictionDomain } from '../charts/predictionBarsGeometry.ts';
import { thinAmong } from '../confidence/words.ts';
import { useBarOrder } from '../preferences.ts';

/** Bars that are still told apart; a longer vocabulary shows its highest. */
const MOST = 20;

interface PredictionFigureProps {
  readonly entry: Entry;
  readonly collection: Collection;
  /** Tags that were learnt from few works, and from how many. */
  readonly thin: ReadonlyMap<string, number>;
  readonly still: boolean;
}

export function PredictionFigure({ entry, collection, thin, still }: PredictionFigureProps) {
  const [order, setOrder] = useBarOrder();
  const { labels } = entry;
  const values = entry.scores as ArrayLike<number>;
  const tags = useMemo(() => collection.tags.slice(0, collection.scored), [collection]);
  const truth = useMemo(() => {
    if (labels === null) return null;
    const known = new Set(labels.map((label) => label.toLowerCase()));
    return new Set(tags.flatMap((tag, index) => (known.has(tag.toLowerCase()) ? [index] : [])));
  }, [labels, tags]);
  const shown = shownIndices(values, order, MOST);
  const start = predictionDomain(shown.map((tag) => values[tag]))[0];
  return (
    <div>
      <ChartFrame
        title={`Prediction for ${entry.title}`}
        notes={[
          `The axis starts at ${start.toFixed(3)}, 0.9 times the smallest value, not at zero: compare ends, not lengths.`,
          ...(tags.length > MOST ? [`The ${MOST} highest of ${tags.length} tags.`] : []),
        ]}
        thin={thinAmong(thin, shown.map((tag) => tags[tag]))}
        fileName={`prediction ${entry.title}`}
        table={{
          columns: ['Tag', 'Score', ...(truth ? ['True tag'] : [])],
          rows: shown.map((tag) => [tags[tag], values[tag].toFixed(3), ...(truth ? [truth.has(tag) ? 'yes' : 'no'] : [])]),
        }}
      >
        {(width) => (
          <PredictionBars values={values} tags={tags} truth={truth} thin={thin} order={order} limit={MOST} width={width} unit="Score, 0 to 1" still={still} />
        )}
      </ChartFrame>
      <SegmentedControl
        size="xs"
        mt={8}
        aria-label="Order of the bars"
        value={order}
        data={[
          { value: 'ranked', label: 'Ranked' },
          { value: 'fixed', label: 'Fixed order' },
        ]}
        onChange={(value) => setOrder(value as BarOrder)}
      />
    </div>
  );
}
