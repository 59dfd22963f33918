import { VisuallyHidden } from '@mantine/core';
import type { RankedTag } from '../../app/report/outcomeEntries.ts';
import type { ReportTrack } from '../../app/report/source.ts';
import { tagColour } from '../charts/tagColours.ts';
import { MarkedName } from '../confidence/MarkedName.tsx';
import { PlayTrack } from './PlayTrack.tsx';
import classes from './BestTags.module.css';

const BEST = 2;

interface BestTagsProps {
  readonly track: ReportTrack;
  /** From the highest score down. */
  readonly ranked: readonly RankedTag[];
  readonly tags: readonly string[];
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
  /** A score as text. */
  readonly written: (score: number) => string;
}

/** A track's two best tags with their certainty, its true ones, and its play button. */
export function BestTags({ track, ranked, tags, thin, written }: BestTagsProps) {
  const trueTags = ranked.flatMap((item, index) => (item.true ? [{ ...item, place: index + 1 }] : []));
  return (
    <article className={classes.card} aria-label={track.title}>
      <header className={classes.head}>
        <PlayTrack track={track} />
        <div className={classes.names}>
          <h3 className={classes.title}>{track.title}</h3>
          {track.work && <p className={classes.work}>{track.work}</p>}
        </div>
      </header>
      <ol className={classes.best}>
        {ranked.slice(0, BEST).map(({ tag, confidence, true: isTrue }, index) => (
          <li key={tag} className={classes.entry} data-first={index === 0 || undefined}>
            <span className={classes.dot} style={{ background: tagColour(tag, tags) }} />
            <span className={classes.tag} data-true={isTrue || undefined}>
              <MarkedName tag={tag} thin={thin} />
              {isTrue && <VisuallyHidden component="span"> (true tag)</VisuallyHidden>}
            </span>
            <span className={classes.certainty}>{written(confidence)}</span>
          </li>
        ))}
      </ol>
      <p className={classes.truth}>
        {trueTags.length === 0
          ? 'No true tag.'
          : `${trueTags.length === 1 ? 'True tag' : 'True tags'}: ${trueTags.map(({ tag, place }) => (place > BEST ? `${tag} (at ${place})` : tag)).join(', ')}`}
      </p>
    </article>
  );
}
