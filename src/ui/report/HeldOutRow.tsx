import { VisuallyHidden } from '@mantine/core';
import { memo, type CSSProperties } from 'react';
import { percent } from '../format.ts';
import type { HeldOutEntry } from './heldOutList.ts';
import classes from './HeldOut.module.css';

interface HeldOutRowProps {
  readonly entry: HeldOutEntry;
  /** How many of the ranked tags are drawn. */
  readonly shown: number;
}

/** One track: title and group, its highest tags with their confidences, what was ranked below. */
export const HeldOutRow = memo(function HeldOutRow({ entry, shown }: HeldOutRowProps) {
  const { title, group, ranked, places, trueTags } = entry;
  const missed = ranked.flatMap((item, place) => (item.true && place >= shown ? [{ ...item, place }] : []));
  return (
    <article className={classes.row} aria-label={title}>
      <div className={classes.name}>
        <div className={classes.title} title={title}>
          {title}
        </div>
        <div className={classes.group} title={group}>
          {group || '\u00a0'}
        </div>
      </div>
      <ol className={classes.ranked} style={{ '--shown': shown } as CSSProperties}>
        {ranked.slice(0, shown).map((item) => (
          <li key={item.tag} className={classes.item} data-true={item.true || undefined}>
            <span className={classes.tag} title={item.tag}>
              {item.tag}
              {item.true && <VisuallyHidden component="span"> (true tag)</VisuallyHidden>}
            </span>
            <span className={classes.track}>
              <span className={classes.bar} style={{ width: percentWidth(item.confidence) }} />
            </span>
            <span className={classes.confidence}>{percent(item.confidence)}</span>
          </li>
        ))}
      </ol>
      <div className={classes.places}>
        {trueTags > 0 ? `${trueTags} in ${places}` : 'no tag'}
        <VisuallyHidden component="span"> ranked places</VisuallyHidden>
      </div>
      {missed.length > 0 && (
        <p className={classes.missed}>
          further down: {missed.map(({ tag, place }) => `${tag} at ${place + 1}`).join(', ')}
        </p>
      )}
    </article>
  );
});

function percentWidth(confidence: number): string {
  return `${Math.max(0, Math.min(1, confidence)) * 100}%`;
}
