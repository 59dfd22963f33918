import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { gridColumns } from './lossGridGeometry.ts';
import classes from './lossGrid.module.css';

interface LossGridProps {
  /** Names the list for readers of text. */
  readonly label: string;
  readonly keys: readonly string[];
  /** Height of one cell in px. */
  readonly cellHeight: number;
  /** Draws cell `index` at a width in px. */
  readonly renderCell: (index: number, width: number) => ReactNode;
}

const GAP = 24;
const NARROWEST = 220;
/** Two columns on a telephone rather than a long ladder of charts. */
const NARROWEST_ON_TELEPHONE = 150;
const TELEPHONE = 480;
/** More cells than this scroll in a box of their own, and only the visible ones exist. */
const MOST_UNSCROLLED = 24;
const OVERSCAN = 2;

/** Small multiples in as many columns as fit; from 2 cells to some hundred. */
export function LossGrid(props: LossGridProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const scrolls = props.keys.length > MOST_UNSCROLLED;
  const { columns, cellWidth } = gridColumns(width, props.keys.length, width < TELEPHONE ? NARROWEST_ON_TELEPHONE : NARROWEST, GAP);
  return (
    <div ref={ref} className={classes.measure}>
      {width > 0 &&
        (scrolls ? (
          <ScrolledCells {...props} columns={columns} cellWidth={cellWidth} />
        ) : (
          <ul
            aria-label={props.label}
            className={classes.cells}
            style={{ gridTemplateColumns: `repeat(${columns}, ${cellWidth}px)`, gap: GAP }}
          >
            {props.keys.map((key, index) => (
              <li key={key}>{props.renderCell(index, cellWidth)}</li>
            ))}
          </ul>
        ))}
    </div>
  );
}

interface ScrolledCellsProps extends LossGridProps {
  readonly columns: number;
  readonly cellWidth: number;
}

function ScrolledCells({ label, keys, cellHeight, renderCell, columns, cellWidth }: ScrolledCellsProps) {
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: Math.ceil(keys.length / columns),
    getScrollElement: () => box.current,
    estimateSize: () => cellHeight + GAP,
    overscan: OVERSCAN,
  });
  useEffect(() => rows.measure(), [rows, cellHeight, columns]);
  return (
    // A box that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={box} className={classes.scroll} aria-label={label} tabIndex={0}>
      <ul className={classes.tall} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().flatMap((row) =>
          keys.slice(row.index * columns, (row.index + 1) * columns).map((key, column) => (
            <li
              key={key}
              aria-setsize={keys.length}
              aria-posinset={row.index * columns + column + 1}
              className={classes.placed}
              style={{
                width: cellWidth,
                transform: `translate(${column * (cellWidth + GAP)}px, ${row.start}px)`,
              }}
            >
              {renderCell(row.index * columns + column, cellWidth)}
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
