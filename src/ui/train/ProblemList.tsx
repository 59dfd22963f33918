import { VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { Problem } from '../../app/state.ts';
import { count as grouped } from '../format.ts';
import { sentence } from '../sentences.ts';
import { byReason } from './byReason.ts';
import classes from './ProblemList.module.css';

interface ProblemListProps {
  /** Such as "41 files and rows were ignored". */
  readonly title: string;
  readonly problems: readonly Problem[];
}

/** Files that did not make it, folded away; long lists draw only what is in view. */
export function ProblemList({ title, problems }: ProblemListProps) {
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const reasons = useMemo(() => byReason(problems), [problems]);
  if (problems.length === 0) return null;
  const shown = reasons.find((reason) => reason.code === code)?.problems ?? problems;
  return (
    <details
      className={classes.list}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={classes.summary}>{title}</summary>
      {open && (
        <>
          {reasons.length > 1 && (
            <fieldset className={classes.reasons}>
              <VisuallyHidden component="legend">Show by reason</VisuallyHidden>
              <Reason label="All" count={problems.length} active={code === null} onChoose={() => setCode(null)} />
              {reasons.map((reason) => (
                <Reason
                  key={reason.code}
                  label={reason.label}
                  count={reason.problems.length}
                  active={code === reason.code}
                  onChoose={() => setCode(reason.code)}
                />
              ))}
            </fieldset>
          )}
          <Sentences label={title} problems={shown} />
        </>
      )}
    </details>
  );
}

interface ReasonProps {
  readonly label: string;
  readonly count: number;
  readonly active: boolean;
  readonly onChoose: () => void;
}

function Reason({ label, count, active, onChoose }: ReasonProps) {
  return (
    <button type="button" className={classes.reason} aria-pressed={active} onClick={onChoose}>
      {label} <span className={classes.count}>{grouped(count)}</span>
    </button>
  );
}

function Sentences({ label, problems }: { readonly label: string; readonly problems: readonly Problem[] }) {
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: problems.length,
    getScrollElement: () => box.current,
    estimateSize: () => 28,
    overscan: 8,
  });
  return (
    // A box that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={box} className={classes.box} aria-label={label} tabIndex={0}>
      <ul className={classes.rows} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => (
          <li
            key={row.key}
            ref={rows.measureElement}
            data-index={row.index}
            aria-setsize={problems.length}
            aria-posinset={row.index + 1}
            className={classes.row}
            style={{ transform: `translateY(${row.start}px)` }}
          >
            {sentence(problems[row.index])}
          </li>
        ))}
      </ul>
    </section>
  );
}
