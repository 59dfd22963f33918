import { memo, type CSSProperties } from 'react';
import { bandFor } from '../../app/pooled.ts';
import type { Calibration } from '../../nets/ensemble.ts';
import { tagColour } from '../charts/tagColours.ts';
import { ThinMark } from '../confidence/ThinMark.tsx';
import { fullText, type Wording } from '../confidence/words.ts';
import { PERCENT } from '../format.ts';
import { topThree } from './arrange.ts';
import classes from './TrackList.module.css';

interface TopTagsProps {
  /** One confidence in 0..1 a tag. */
  readonly overall: Float32Array;
  /** The same before calibration. */
  readonly raw: Float32Array;
  readonly tags: readonly string[];
  /** True tags, set in bold; null where none are known. */
  readonly labels: readonly string[] | null;
  readonly calibration: Calibration;
  readonly thin: ReadonlyMap<string, number>;
  readonly wording: Wording;
}

/** The three most confident tags of a track; in words, those of them that are not unlikely, or else the first. */
export const TopTags = memo(function TopTags({ overall, raw, tags, labels, calibration, thin, wording }: TopTagsProps) {
  const top = topThree(overall).map((index) => ({ index, band: bandFor(calibration, index, overall[index]) }));
  const worded = wording === 'words' && calibration.kind !== 'none';
  const shown = worded ? top.filter(({ band }, place) => place === 0 || band !== 'unlikely') : top;
  return (
    <span className={classes.top} data-worded={worded || undefined}>
      {shown.map(({ index, band }) => (
        <span
          key={index}
          className={classes.tag}
          data-true={labels?.includes(tags[index]) || undefined}
          title={worded ? fullText(tags[index], calibration, index, overall[index], raw[index]) : undefined}
        >
          <span className={classes.dot} data-band={(worded && band) || undefined} style={{ '--dot': tagColour(tags[index], tags) } as CSSProperties} />
          <span className={classes.word}>{tags[index]}</span>
          <ThinMark tag={tags[index]} groups={thin.get(tags[index])} />{' '}
          <span className={classes.share}>
            {worded ? (
              band
            ) : (
              <>
                {Math.round(overall[index] * 100)}
                <span className={classes.unit}>{PERCENT}</span>
              </>
            )}
          </span>{' '}
        </span>
      ))}
    </span>
  );
});
