import { Anchor } from '@mantine/core';
import { MarkedNames } from '../confidence/MarkedName.tsx';
import classes from './bigrams.module.css';

export interface BigramRow {
  /** The two of the pair. */
  readonly tags: readonly string[];
  /** One a column of counts; null where unknown. */
  readonly sizes: readonly (number | null)[];
  readonly onChoose: () => void;
}

interface BigramsProps {
  readonly caption: string;
  /** Headings of the columns of counts. */
  readonly columns: readonly string[];
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
  /** Ranked by the first count. */
  readonly rows: readonly BigramRow[];
  /** The count that a full bar stands for. */
  readonly largest: number;
}

const BAR = 72;

/** Pairs from the commonest down, with bars to compare by. */
export function Bigrams({ caption, columns, thin, rows, largest }: BigramsProps) {
  return (
    // Focusable, so that the keyboard scrolls it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.scroll} tabIndex={0} aria-label={caption}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.rank}>
              Rank
            </th>
            <th scope="col">Pair</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ tags, sizes, onChoose }, index) => (
            <tr key={tags.join(' + ')}>
              <td className={classes.rank}>{index + 1}</td>
              <th scope="row">
                <Anchor component="button" type="button" fz="inherit" c="inherit" ta="left" onClick={onChoose}>
                  <MarkedNames tags={tags} thin={thin} />
                </Anchor>
              </th>
              {sizes.map((size, column) => (
                <td key={columns[column]} className={classes.number}>
                  <span className={classes.count}>{size ?? '–'}</span>
                  <span className={classes.bar} style={{ width: ((size ?? 0) / Math.max(1, largest)) * BAR }} aria-hidden />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
