import { Button, Menu } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChartBar, IconDownload, IconTable } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import { download } from '../../app/download.ts';
import { notify } from '../../app/store.ts';
import { MarkedName } from '../confidence/MarkedName.tsx';
import { NOTHING_THIN, thinNote } from '../confidence/words.ts';
import { exportChart, pngBlob, svgBlob } from './exportChart.ts';
import classes from './chartFrame.module.css';

/** The same data as a chart, for reading. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

interface ChartFrameProps {
  readonly title: string;
  /** Lines under the title: what the axis shows, what is left out. */
  readonly notes?: readonly string[];
  /** Tags named in it that rest on few works, and on how many: a note says so, as names in a drawing have no room for it. */
  readonly thin?: ReadonlyMap<string, number>;
  /** Of saved files, without an ending. */
  readonly fileName: string;
  readonly table: ChartTable;
  /** Draws one <svg>, `width` px wide at most (or wider, to be scrolled). */
  readonly children: (width: number) => ReactNode;
}

/** Title, notes, the chart or its numbers as a table, and a menu that saves it. */
export function ChartFrame({ title, notes: given = [], thin = NOTHING_THIN, fileName, table, children }: ChartFrameProps) {
  const notes = thin.size === 0 ? given : [...given, thinNote(thin)];
  const { ref, width } = useElementSize<HTMLDivElement>();
  const plot = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(false);

  const save = async (kind: 'svg' | 'png'): Promise<void> => {
    const svg = plot.current?.querySelector('svg');
    if (!svg) return;
    try {
      const chart = exportChart(svg, { title, notes });
      download(kind === 'svg' ? svgBlob(chart) : await pngBlob(chart), `${fileName}.${kind}`);
    } catch {
      notify('error', { code: 'picture-failed', subject: title, data: {} });
    }
  };

  return (
    <figure className={classes.figure} aria-label={title}>
      <figcaption className={classes.head}>
        <div className={classes.words}>
          <h3 className={classes.title}>{title}</h3>
          {notes.map((note) => (
            <p key={note} className={classes.note}>
              {note}
            </p>
          ))}
        </div>
        <div className={classes.tools}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={asTable ? <IconChartBar size={14} aria-hidden /> : <IconTable size={14} aria-hidden />}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? 'Chart' : 'Table'}
          </Button>
          {!asTable && (
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="subtle" color="gray" size="compact-xs" leftSection={<IconDownload size={14} aria-hidden />}>
                  Save
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => void save('svg')}>Save as SVG</Menu.Item>
                <Menu.Item onClick={() => void save('png')}>Save as PNG</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      </figcaption>
      <div ref={ref}>
        {!asTable && (
          <div ref={plot} className={classes.plot}>
            {width > 0 && children(width)}
          </div>
        )}
        {/* Focusable, so that a table longer than its place scrolls by keyboard. */}
        <div className={asTable ? classes.table : classes.hidden} {...(asTable ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}>
          <TableOf table={table} caption={title} thin={thin} />
        </div>
      </div>
    </figure>
  );
}

interface TableOfProps {
  readonly table: ChartTable;
  readonly caption: string;
  readonly thin: ReadonlyMap<string, number>;
}

function TableOf({ table, caption, thin }: TableOfProps) {
  return (
    <table>
      <caption className={classes.hidden}>{caption}</caption>
      <thead>
        <tr>
          {table.columns.map((column, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- columns keep their places
            <th key={place} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows have no state
          <tr key={index}>
            {row.map((cell, place) =>
              place === 0 ? (
                <th key={place} scope="row">
                  {typeof cell === 'string' ? <MarkedName tag={cell} thin={thin} /> : cell}
                </th>
              ) : (
                // oxlint-disable-next-line react/no-array-index-key -- cells keep their places
                <td key={place}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
