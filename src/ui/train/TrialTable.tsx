import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Search, Trial } from '../../library/searches.ts';
import { share, duration } from './words.ts';
import { BEST_FIRST, KNOB_TITLES, sortTrials, type TrialColumn, trialText, valueOf } from './trials.ts';
import classes from './TrialTable.module.css';

interface TrialTableProps {
  readonly search: Search;
  /** Number of the trial that is looked at. */
  readonly chosen: number | null;
  readonly onChoose: (trial: Trial) => void;
}

/** Every trial, sorted by any column. */
export function TrialTable({ search, chosen, onChoose }: TrialTableProps) {
  const [order, setOrder] = useState(BEST_FIRST);
  const columns: readonly (readonly [TrialColumn, string])[] = [
    ['number', 'Trial'],
    ...search.ranges.map(({ knob }) => [knob, KNOB_TITLES[knob]] as const),
    ['validationLoss', 'Validation loss'],
    ['f1', 'F1'],
    ['seconds', 'Time'],
  ];
  const Arrow = order.falling ? IconArrowDown : IconArrowUp;
  return (
    // Focusable, so that the keyboard scrolls it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes.scroll} tabIndex={0} aria-label="Trials">
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map(([column, title]) => {
              const active = order.by === column;
              return (
                <th key={column} scope="col" aria-sort={active ? (order.falling ? 'descending' : 'ascending') : 'none'}>
                  <button
                    type="button"
                    className={classes.sort}
                    onClick={() => setOrder({ by: column, falling: active ? !order.falling : column === 'f1' })}
                  >
                    {active && <Arrow size={12} aria-hidden="true" />}
                    {title}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sortTrials(search.trials, order).map((trial) => (
            <tr key={trial.number} data-chosen={trial.number === chosen || undefined}>
              <th scope="row">
                <button type="button" className={classes.choose} aria-pressed={trial.number === chosen} onClick={() => onChoose(trial)}>
                  {trial.number}
                  {trial.ended === 'stopped' && <span className={classes.cut}>cut short</span>}
                </button>
              </th>
              {columns.slice(1, -2).map(([column]) => (
                <td key={column}>{trialText(valueOf(trial, column))}</td>
              ))}
              <td>{share(trial.f1)}</td>
              <td>{duration(trial.seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
