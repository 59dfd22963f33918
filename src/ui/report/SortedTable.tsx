import { Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { foundRows, sortRows, type NamedByTag, type RowOrder } from '../../app/report/tagRows.ts';
import { counted } from '../format.ts';
import { SEARCHED_FROM, SHOWN_AT_FIRST } from './manyTags.ts';
import classes from './SortedTable.module.css';

export interface SortedColumn<Row> {
  readonly key: string;
  readonly short: ReactNode;
  /** The heading in full. */
  readonly title: string;
  /** What it is sorted by; null comes last. Leave it out where an order would mean nothing. */
  readonly value?: (row: Row) => string | number | null;
  readonly cell: (row: Row) => ReactNode;
  /** Where there is no room for it on a telephone. */
  readonly wideOnly?: boolean;
}

/** A row below the others, which stays where it is. */
export interface FootRow {
  readonly name: string;
  /** Of the columns after the first, in their order. */
  readonly cells: readonly ReactNode[];
}

interface SortedTableProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  /** The first one names the row. */
  readonly columns: readonly [SortedColumn<Row>, ...SortedColumn<Row>[]];
  /** Null for the rows as they come. */
  readonly initial: RowOrder<string> | null;
  /** Few short columns stand together. */
  readonly narrow?: boolean;
  readonly foot?: readonly FootRow[];
}

/** A row a tag: sorted by any column, and searched where there are many. */
export function SortedTable<Row extends NamedByTag>({ caption, rows, columns, initial, narrow = false, foot = [] }: SortedTableProps<Row>) {
  const [order, setOrder] = useState<RowOrder<string> | null>(initial);
  const [query, setQuery] = useState('');
  const [all, setAll] = useState(false);
  const sorted = useMemo(() => {
    const value = columns.find(({ key }) => key === order?.by)?.value;
    const found = foundRows(rows, query);
    return order && value ? sortRows(found, value, order.falling) : found;
  }, [rows, columns, order, query]);
  const shown = all ? sorted : sorted.slice(0, SHOWN_AT_FIRST);
  return (
    <div>
      {rows.length > SEARCHED_FROM && (
        <div className={classes.search}>
          <TextInput
            aria-label={`Search ${caption.toLowerCase()}`}
            placeholder="Search a tag"
            leftSection={<IconSearch size={16} aria-hidden />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          <output className={classes.found}>
            {query.trim() === '' ? counted(rows.length, 'tag') : `${sorted.length} of ${counted(rows.length, 'tag')}`}
          </output>
        </div>
      )}
      {/* Focusable, so that a table longer than its place scrolls by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={classes.box} data-narrow={narrow || undefined} aria-label={caption} tabIndex={0}>
        <table className={classes.table}>
          <caption className={classes.caption}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Heading key={column.key} column={column} order={order} onOrder={setOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.tag}>
                {columns.map(({ key, cell, wideOnly }, place) =>
                  place === 0 ? (
                    <th key={key} scope="row">
                      {cell(row)}
                    </th>
                  ) : (
                    <td key={key} data-wide={wideOnly || undefined}>
                      {cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
          {foot.length > 0 && (
            <tfoot>
              {foot.map(({ name, cells }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {columns.slice(1).map(({ key, wideOnly }, place) => (
                    <td key={key} data-wide={wideOnly || undefined}>
                      {cells[place]}
                    </td>
                  ))}
                </tr>
              ))}
            </tfoot>
          )}
        </table>
      </section>
      {sorted.length === 0 && <p className={classes.note}>No tag has this name.</p>}
      {sorted.length > SHOWN_AT_FIRST && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setAll(!all)}>
          {all ? `Show the first ${SHOWN_AT_FIRST}` : `Show all ${sorted.length}`}
        </Button>
      )}
    </div>
  );
}

interface HeadingProps<Row> {
  readonly column: SortedColumn<Row>;
  readonly order: RowOrder<string> | null;
  readonly onOrder: (order: RowOrder<string>) => void;
}

function Heading<Row>({ column: { key, short, title, value, wideOnly }, order, onOrder }: HeadingProps<Row>) {
  if (!value) {
    return (
      <th scope="col" title={title} data-wide={wideOnly || undefined}>
        {short}
      </th>
    );
  }
  const active = order?.by === key;
  const Arrow = order?.falling ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" data-wide={wideOnly || undefined} aria-sort={active ? (order.falling ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        title={title}
        className={classes.sort}
        // Names begin at A, numbers at the highest.
        onClick={() => onOrder({ by: key, falling: active ? !order.falling : key !== 'tag' })}
      >
        {active && <Arrow size={12} aria-hidden="true" />}
        <span>{short}</span>
      </button>
    </th>
  );
}

interface ShareCellProps {
  /** 0..1; null draws an empty track. */
  readonly value: number | null;
  /** Where chance lies, 0..1; null for no tick. */
  readonly chance?: number | null;
  /** The number that it stands for. */
  readonly text: string;
}

/** A share as a bar beside its number; bars of a column stand in line. */
export function ShareCell({ value, chance = null, text }: ShareCellProps) {
  return (
    <>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.bar} style={{ width: `${100 * (value ?? 0)}%` }} />
        {chance !== null && <span className={classes.chance} style={{ left: `${100 * chance}%` }} />}
      </span>
      <span className={classes.number}>{text}</span>
    </>
  );
}
