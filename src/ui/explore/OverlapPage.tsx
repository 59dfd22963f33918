import { VisuallyHidden } from '@mantine/core';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { balancedThreshold } from '../../app/exploreData.ts';
import { bigramsOf, pairSizes } from '../../app/exploreOverlaps.ts';
import { NOTHING_THIN } from '../confidence/words.ts';
import { writeAddress, type ExploreAddress, type SourceId } from './address.ts';
import { BigramTable } from './BigramTable.tsx';
import { EmptyExplore } from './EmptyExplore.tsx';
import { MatrixFigure } from './MatrixFigure.tsx';
import { OverlapControls } from './OverlapControls.tsx';
import { showings, viewsOf, type OverlapView, type Showing } from './overlapViews.ts';
import { RegionList, type Region } from './RegionList.tsx';
import { TagChoice, type Diagram } from './TagChoice.tsx';
import { UpsetFigure } from './UpsetFigure.tsx';
import { chosenSource, type Source } from './useSources.ts';
import { VennFigure } from './VennFigure.tsx';
import { YearsFigure } from './YearsFigure.tsx';
import classes from './explore.module.css';

interface OverlapPageProps {
  readonly address: ExploreAddress;
  readonly sources: readonly Source[];
}

export function OverlapPage({ address, sources }: OverlapPageProps) {
  const source = chosenSource(sources, address.source);
  if (!source) return <EmptyExplore tab="overlap" />;
  // A new source starts with choices of its own.
  return <Overlap key={source.id} address={address} source={source} sources={sources} />;
}

function Overlap({ address, source, sources }: OverlapPageProps & { readonly source: Source }) {
  const [, navigate] = useLocation();
  const collection = source.id === 'tag-sets' ? null : source.collection;
  const possible = useMemo(() => (collection ? showings(collection) : []), [collection]);
  const [wanted, setShowing] = useState<Showing | null>(null);
  const showing = wanted !== null && possible.includes(wanted) ? wanted : (possible[0] ?? 'labels');
  const [pooled, setPooled] = useState(source.id === 'imported');
  const [moved, setMoved] = useState<number | null>(null);
  const balanced = useMemo(() => (collection ? balancedThreshold(collection) : 0.5), [collection]);
  const threshold = moved ?? balanced;
  const settled = useDeferredValue(threshold);
  const views = useMemo(() => viewsOf(source, { showing, pooled, threshold: settled }), [source, showing, pooled, settled]);
  const pairs = useMemo(() => views.map(({ data }) => pairSizes(data)), [views]);

  const tags = source.id === 'tag-sets' ? source.sizes.tags : source.collection.tags;
  const thin = source.id === 'tag-sets' ? NOTHING_THIN : source.thin;
  const selected = useMemo(() => {
    if (address.names === null) return pairs.length > 0 ? [...(bigramsOf(pairs[0])[0]?.tags ?? [])] : [];
    return [...new Set(address.names.map((name) => tags.indexOf(name)))].filter((tag) => tag >= 0);
  }, [address.names, pairs, tags]);
  const [diagramWanted, setDiagram] = useState<Diagram | null>(null);
  const diagram = diagramWanted ?? (selected.length > 3 ? 'upset' : 'venn');
  const shown = useMemo(() => (diagram === 'venn' ? selected.slice(0, 3) : selected), [diagram, selected]);

  const [region, setRegion] = useState<Region | null>(null);
  const charts = useRef<HTMLDivElement>(null);
  const select = (next: readonly number[]): void => {
    setRegion(null);
    navigate(writeAddress({ tab: 'overlap', source: source.id, names: next.map((tag) => tags[tag]) }), { replace: true });
  };
  const changed = <T,>(set: (value: T) => void) => (value: T): void => {
    setRegion(null);
    set(value);
  };
  const choosePair = (view: OverlapView, a: number, b: number): void => {
    select([a, b]);
    if (diagram === 'upset') setDiagram('venn');
    setRegion({ view: view.id, tags: [a, b].toSorted((x, y) => x - y), exactly: false });
    charts.current?.scrollIntoView({ block: 'nearest' });
  };
  const open = region && views.find(({ id }) => id === region.view);
  const twice = views.length > 1;

  return (
    <>
      <section aria-label="What is counted" className={classes.controls}>
        <OverlapControls
          source={source}
          sources={sources}
          onSource={(id: SourceId) => navigate(writeAddress({ tab: 'overlap', source: id, names: address.names }))}
          possible={possible}
          showing={showing}
          onShowing={changed(setShowing)}
          pooled={pooled}
          onPooled={changed(setPooled)}
          threshold={threshold}
          onThreshold={changed(setMoved)}
        />
      </section>
      <section aria-label="Overlap" ref={charts}>
        <VisuallyHidden component="h2">Overlap</VisuallyHidden>
        <TagChoice tags={tags} thin={thin} selected={shown} onSelect={select} diagram={diagram} onDiagram={changed(setDiagram)} />
        <div className={classes.views}>
          {views.map((view) =>
            diagram === 'venn' ? (
              <VennFigure key={view.id} view={view} twice={twice} selected={shown} region={region} onRegion={setRegion} onUpset={() => setDiagram('upset')} />
            ) : (
              <UpsetFigure key={view.id} view={view} twice={twice} selected={shown} region={region} onRegion={setRegion} />
            ),
          )}
          {region && open && (
            <RegionList
              key={`${region.view} ${region.tags.join()}`}
              data={open.data}
              thin={open.thin}
              heading={twice ? open.heading : null}
              region={region}
              selected={shown}
              collection={collection}
              onExactly={(exactly) => setRegion({ ...region, exactly })}
              onClose={() => setRegion(null)}
            />
          )}
        </div>
      </section>
      <section aria-label="Pairs" className={classes.views}>
        <VisuallyHidden component="h2">Pairs</VisuallyHidden>
        {views.map((view, index) => (
          <MatrixFigure key={view.id} view={view} twice={twice} sizes={pairs[index]} onChoose={(a, b) => choosePair(view, a, b)} />
        ))}
        <BigramTable views={views} sizes={pairs} onChoose={(a, b) => choosePair(views[0], a, b)} />
      </section>
      <section aria-label="Years" className={classes.views}>
        <VisuallyHidden component="h2">Years</VisuallyHidden>
        {views.map((view) => (
          <YearsFigure key={view.id} view={view} twice={twice} />
        ))}
      </section>
    </>
  );
}
