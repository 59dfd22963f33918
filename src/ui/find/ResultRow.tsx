/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements cannot be */
/* oxlint-disable jsx-a11y/click-events-have-key-events -- the keys are heard by the list, which has the focus */
import { VisuallyHidden } from '@mantine/core';
import { IconFileOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import type { Ranked, Ranking } from '../../app/find/rank.ts';
import { reasonOf } from '../../app/find/reason.ts';
import { tagColour } from '../charts/tagColours.ts';
import { ThinMark } from '../confidence/ThinMark.tsx';
import { confidenceText, type Wording } from '../confidence/words.ts';
import { clock, count, percent } from '../format.ts';
import { player, usePlayer } from '../player/playback.ts';
import { TopTags } from '../tag/TopTags.tsx';
import { useCalibration, useThin } from '../useEnsemble.ts';
import { playBest } from './audition.ts';
import { FitStrip } from './FitStrip.tsx';
import { findView, toggleSelected } from './findView.ts';
import { trackFit } from './trackFit.ts';
import { leastText, mostText, reasonText, type Say, spanText } from './words.ts';
import classes from './ResultRow.module.css';

interface ResultRowProps {
  readonly id: string;
  readonly ranked: Ranked;
  readonly ranking: Ranking;
  /** From 1. */
  readonly place: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly wording: Wording;
}

// Plain elements: the component library's take most of the time of a scroll.

/** One track of the ranked list: why it is there, where it fits, and its best 30 s. */
export const ResultRow = memo(function ResultRow({ id, ranked, ranking, place, top, active, selected, wording }: ResultRowProps) {
  const { track, score } = ranked;
  const { index, asked } = ranking;
  const fit = useMemo(() => trackFit({ index, asked }, track), [index, asked, track]);
  const calibration = useCalibration();
  const thin = useThin();
  const reason = useMemo(() => reasonOf(index, asked, track), [index, asked, track]);
  const say: Say = (tag, confidence) => confidenceText(wording, calibration, tag, confidence);
  return (
    <div
      id={id}
      className={classes.row}
      role="row"
      tabIndex={-1}
      aria-rowindex={place}
      aria-selected={selected}
      data-active={active || undefined}
      data-selected={selected || undefined}
      data-unasked={reason === null || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => findView.setState({ active: track.key })}
      onDoubleClick={() => playBest(track.key)}
    >
      <div className={classes.select} role="gridcell">
        <input
          type="checkbox"
          className={classes.checkbox}
          tabIndex={-1}
          aria-label={`Select ${track.title}`}
          checked={selected}
          onChange={() => toggleSelected(track.key)}
          onClick={(event) => event.stopPropagation()}
        />
      </div>
      <div className={classes.place} role="gridcell">
        {count(place)}
      </div>
      <div className={classes.play} role="gridcell">
        <PlayBest trackKey={track.key} title={track.title} playable={track.playable} asked={reason !== null} />
      </div>
      <div className={classes.names} role="gridcell">
        <span className={classes.title} title={track.path}>
          {track.title}
        </span>
        <span className={classes.artist}>{[track.artist, track.album, track.year].filter(Boolean).join(' · ') || track.path}</span>
      </div>
      <div className={classes.reason} role="gridcell">
        {reason ? (
          <>
            <span className={classes.most} title={reasonText(reason, calibration, track.raw)}>
              <span className={classes.dot} style={{ background: tagColour(reason.most.tag, index.tags) }} aria-hidden />
              <span className={classes.text}>{mostText(reason, say)}</span>
              <ThinMark tag={reason.most.tag} groups={thin.get(reason.most.tag)} />
            </span>
            <span className={classes.text} data-dimmed>
              Best 30 s {spanText(fit.window)}
              {reason.least && ` · ${leastText(reason.least, say)}`}
            </span>
          </>
        ) : (
          <TopTags overall={track.overall} raw={track.raw} tags={index.tags} labels={track.labels} calibration={calibration} thin={thin} wording={wording} />
        )}
      </div>
      {score !== null && (
        <>
          <div className={classes.over} role="gridcell">
            <FitStrip trackKey={track.key} fit={fit} />
          </div>
          <div className={classes.score} role="gridcell">
            {percent(score)}
          </div>
        </>
      )}
      <div className={classes.length} role="gridcell">
        {track.seconds === null ? '' : clock(track.seconds)}
      </div>
    </div>
  );
});

interface PlayBestProps {
  readonly trackKey: string;
  readonly title: string;
  readonly playable: boolean;
  readonly asked: boolean;
}

function PlayBest({ trackKey, title, playable, asked }: PlayBestProps) {
  const state = usePlayer((snapshot) => (snapshot.key === trackKey ? snapshot.state : 'empty'));
  if (!playable) {
    return (
      <span className={classes.quiet} title="Drop the file again to play it">
        <IconFileOff size={20} stroke={1.5} aria-hidden />
        <VisuallyHidden>Drop the file again to play it</VisuallyHidden>
      </span>
    );
  }
  const playing = state === 'playing';
  const what = asked ? `the best 30 s of ${title}` : title;
  return (
    <button
      type="button"
      className={classes.button}
      tabIndex={-1}
      data-playing={playing || undefined}
      aria-busy={state === 'loading'}
      aria-label={playing ? `Pause ${title}` : `Play ${what}`}
      onClick={(event) => {
        event.stopPropagation();
        if (playing) player.pause();
        else playBest(trackKey);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {playing ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
    </button>
  );
}
