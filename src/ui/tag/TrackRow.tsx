/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements cannot be */
/* oxlint-disable jsx-a11y/click-events-have-key-events -- the keys are heard by the list, which has the focus */
import { memo } from 'react';
import type { Track } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import type { Wording } from '../confidence/words.ts';
import { clock } from '../format.ts';
import { sentence } from '../sentences.ts';
import { useCalibration, useTags, useThin } from '../useEnsemble.ts';
import { STAGES } from './stages.ts';
import { StateCell } from './StateCell.tsx';
import { TopTags } from './TopTags.tsx';
import classes from './TrackList.module.css';

interface TrackRowProps {
  readonly id: string;
  readonly trackKey: string;
  /** Counts from 1, for screen readers that cannot see how long the list is. */
  readonly number: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly active: boolean;
  readonly opened: boolean;
  readonly wording: Wording;
  readonly onOpen: (key: string) => void;
}

/** One track of the list. Reads its own track, so that a batch redraws only the rows that change. */
export const TrackRow = memo(function TrackRow({ id, trackKey, number, top, active, opened, wording, onOpen }: TrackRowProps) {
  const track = useApp((state) => state.tracks.get(trackKey));
  const tags = useTags();
  const calibration = useCalibration();
  const thin = useThin();
  if (!track) return null;
  const failed = track.stage === 'failed' && track.problem !== null;
  return (
    <div
      id={id}
      className={classes.row}
      role="row"
      aria-rowindex={number}
      aria-selected={opened}
      data-active={active || undefined}
      data-opened={opened || undefined}
      data-failed={failed || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(trackKey)}
    >
      <div className={classes.state} role="gridcell">
        <StateCell track={track} />
      </div>
      <div className={classes.names} role="gridcell">
        <span className={classes.title} title={track.path}>
          {track.title}
        </span>
        {track.problem !== null && failed ? (
          <span className={classes.message} title={sentence(track.problem)}>
            {sentence(track.problem)}
          </span>
        ) : (
          <span className={classes.artist}>{track.artist || track.album || folderOf(track)}</span>
        )}
      </div>
      {!failed && (
        <div className={classes.tags} role="gridcell">
          {track.overall !== null && track.overall.length === tags.length ? (
            <TopTags overall={track.overall} raw={track.raw ?? track.overall} tags={tags} labels={track.labels} calibration={calibration} thin={thin} wording={wording} />
          ) : (
            <span className={classes.stage}>{STAGES[track.stage]}</span>
          )}
        </div>
      )}
      <div className={classes.length} role="gridcell">
        {track.seconds === null ? '' : clock(track.seconds)}
      </div>
    </div>
  );
});

/** Where a file without an artist lies, which is often what it is known by. */
function folderOf({ path }: Track): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
