import { VisuallyHidden } from '@mantine/core';
import { memo, useMemo, type CSSProperties } from 'react';
import { rankingOf, type OutcomeEntry } from '../../app/report/outcomeEntries.ts';
import type { ReportSource } from '../../app/report/source.ts';
import { ThinMark } from '../confidence/ThinMark.tsx';
import { percent } from '../format.ts';
import { PlayTrack } from './PlayTrack.tsx';
import classes from './HeldOut.module.css';

interface HeldOutRowProps {
  readonly source: ReportSource;
  readonly entry: OutcomeEntry;
  /** How many of the ranked tags are drawn. */
  readonly shown: number;
}

const OUTCOMES: Readonly<Record<OutcomeEntry['kind'], string>> = { right: 'right', partly: 'partly', wrong: 'wrong', untagged: '' };

/** One track: title and group, its highest tags with their confidences, what was ranked below. */
export const HeldOutRow = memo(function HeldOutRow({ source, entry, shown }: HeldOutRowProps) {
  const { title, work, kind, row, places, trueTags } = entry;
  const ranked = useMemo(() => rankingOf(source, row), [source, row]);
  const missed = ranked.flatMap((item, place) => (item.true && place >= shown ? [{ ...item, place }] : []));
  return (
    <article className={classes.row} aria-label={title}>
      <div className={classes.play}>
        <PlayTrack track={entry} />
      </div>
      <div className={classes.name}>
        <div className={classes.title} title={title}>
          {title}
        </div>
        <div className={classes.group} title={work}>
          {work || '\u00a0'}
        </div>
      </div>
      <ol className={classes.ranked} style={{ '--shown': shown } as CSSProperties}>
        {ranked.slice(0, shown).map((item) => (
          <li key={item.tag} className={classes.item} data-true={item.true || undefined}>
            <span className={classes.tag} title={item.tag}>
              <ThinMark tag={item.tag} groups={source.thin.get(item.tag)} />
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
        <span className={classes.outcome} data-kind={kind}>
          {OUTCOMES[kind]}
        </span>
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
