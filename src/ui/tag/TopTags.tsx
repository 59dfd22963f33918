import { memo } from 'react';
import { tagColour } from '../charts/tagColours.ts';
import { PERCENT } from '../format.ts';
import { topThree } from './arrange.ts';
import classes from './TrackList.module.css';

interface TopTagsProps {
  /** One confidence in 0..1 a tag. */
  readonly overall: Float32Array;
  readonly tags: readonly string[];
  /** True tags, set in bold; null where none are known. */
  readonly labels: readonly string[] | null;
}

/** The three most confident tags of a track. */
export const TopTags = memo(function TopTags({ overall, tags, labels }: TopTagsProps) {
  return (
    <span className={classes.top}>
      {topThree(overall).map((index) => (
        <span key={index} className={classes.tag} data-true={labels?.includes(tags[index]) || undefined}>
          <span className={classes.dot} style={{ background: tagColour(tags[index], tags) }} />
          <span className={classes.word}>{tags[index]}</span>
          <span className={classes.share}>
            {Math.round(overall[index] * 100)}
            <span className={classes.unit}>{PERCENT}</span>
          </span>
        </span>
      ))}
    </span>
  );
});
