import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import Papa from 'papaparse';
import { useMemo, useState } from 'react';
import { download } from '../../app/download.ts';
import { bigramsOf } from '../../app/exploreOverlaps.ts';
import { Bigrams } from '../charts/bigrams.tsx';
import frame from '../charts/chartFrame.module.css';
import { count, counted } from '../format.ts';
import type { OverlapView } from './overlapViews.ts';
import { plural } from './words.ts';

const FEW = 100;
/** More rows than that are for the file: nobody reads them, and the page would be slow. */
const MANY = 1_000;

interface BigramTableProps {
  readonly views: readonly OverlapView[];
  /** Of each view: `[a][b]`. */
  readonly sizes: readonly (readonly (readonly (number | null)[])[])[];
  readonly onChoose: (a: number, b: number) => void;
}

/** All pairs that occur, ranked by the first view, the other's counts beside them. */
export function BigramTable({ views, sizes, onChoose }: BigramTableProps) {
  const [all, setAll] = useState(false);
  const ranked = useMemo(() => (sizes.length > 0 ? bigramsOf(sizes[0]) : []), [sizes]);
  if (views.length === 0) return null;
  const { tags, unit } = views[0].data;
  const columns = views.length > 1 ? views.map(({ heading }) => heading) : [plural(unit)];
  const shown = ranked.slice(0, all ? MANY : FEW);
  const thin = new Map(views.flatMap((view) => [...view.thin]));
  const save = (): void => {
    const data = ranked.map(({ tags: pair }, index) => [index + 1, tags[pair[0]], tags[pair[1]], ...sizes.map((square) => square[pair[0]][pair[1]] ?? '')]);
    const text = Papa.unparse({ fields: ['rank', 'first', 'second', ...columns], data }, { escapeFormulae: true, newline: '\r\n' });
    download(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv' }), 'ranked pairs of tags.csv');
  };
  return (
    <div className={frame.figure}>
      <div className={frame.head}>
        <div className={frame.words}>
          <h3 className={frame.title}>Ranked pairs of tags</h3>
          <p className={frame.note}>{counted(ranked.length, 'pair')} that occur; choose one to draw and list it.{ranked.length > MANY && ' The file holds them all.'}</p>
        </div>
        <Button variant="subtle" color="gray" size="compact-xs" leftSection={<IconDownload size={14} aria-hidden />} onClick={save}>
          Save as CSV
        </Button>
      </div>
      <Bigrams
        caption="Ranked pairs of tags"
        thin={thin}
        columns={columns}
        largest={Math.max(0, ...sizes.flatMap((square) => shown.map(({ tags: [a, b] }) => square[a][b] ?? 0)))}
        rows={shown.map(({ tags: pair }) => ({
          tags: pair.map((tag) => tags[tag]),
          sizes: sizes.map((square) => square[pair[0]][pair[1]]),
          onChoose: () => onChoose(pair[0], pair[1]),
        }))}
      />
      {ranked.length > FEW && (
        <Button mt={8} size="compact-sm" variant="default" onClick={() => setAll(!all)}>
          {all ? `Show the first ${FEW}` : ranked.length > MANY ? `Show the first ${count(MANY)}` : `Show all ${ranked.length}`}
        </Button>
      )}
    </div>
  );
}
