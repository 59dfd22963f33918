import { Loader } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { contentIdOf } from '../../app/report/carriers.ts';
import type { TrackTiles } from '../../app/report/pictures.ts';
import { playableKey } from '../../app/report/playable.ts';
import type { ReportTrack } from '../../app/report/source.ts';
import { tilesOfTrack } from '../../app/report/trackTiles.ts';
import { useApp } from '../../app/store.ts';
import type { FeatureSetId } from '../../dsp/featureSetId.ts';
import { featureSet, tileValues, type FeatureSet } from '../../dsp/featureSets.ts';
import { rowOfTile, tileSpan, tileTimes } from '../../dsp/tileTimes.ts';
import { fitStandardiser, standardise } from '../../nets/standardiser.ts';
import { TilePicture } from '../charts/tilePicture.tsx';
import { TileStepper } from '../inspect/TileStepper.tsx';
import { useAsync } from '../inspect/useAsync.ts';
import { playTrack, usePlayer } from '../player/playback.ts';
import { sentence } from '../sentences.ts';
import classes from './report.module.css';

/** Colours reach this far. */
const DEVIATIONS = 3;

interface TrackPictureProps {
  readonly track: ReportTrack;
  /** What the nets were given. */
  readonly features: FeatureSetId;
}

/** What the nets see of a track, tile by tile. */
export function TrackPicture({ track, features }: TrackPictureProps) {
  const set = featureSet(features);
  const key = useApp((state) => playableKey(track, state));
  const contentId = useApp(({ tracks }) => contentIdOf(track, tracks));
  const run = useCallback(
    async (signal: AbortSignal) => (contentId === null ? null : tilesOfTrack(set, contentId, key, signal)),
    [set, contentId, key],
  );
  const opened = useAsync(run);
  if (opened.stage === 'failed') return <p role="alert">{sentence(opened.problem)}</p>;
  if (opened.value) return <Tiles track={track} trackKey={key} set={set} opened={opened.value} />;
  if (opened.stage === 'running') {
    return (
      <output className={classes.absent}>
        <Loader size="xs" aria-hidden /> Opening the track
      </output>
    );
  }
  return <p className={classes.absent}>No picture: its features are not stored here. Add its audio on the Tag page to see and hear it.</p>;
}

interface TilesProps {
  readonly track: ReportTrack;
  readonly trackKey: string | null;
  readonly set: FeatureSet;
  readonly opened: TrackTiles;
}

function Tiles({ track, trackKey, set, opened: { tiles, seconds } }: TilesProps) {
  const [wanted, setTile] = useState(0);
  const tile = Math.min(wanted, tiles.count - 1);
  const values = useMemo(() => {
    const size = tileValues(set);
    const own = tiles.values.slice(tile * size, (tile + 1) * size);
    standardise(own, own, fitStandardiser([tiles.values], set.height, set.frames), set.frames);
    return own;
  }, [tiles, tile, set]);
  const span = tileSpan(rowOfTile(set, tile), tileTimes(set, seconds), seconds);
  const position = usePlayer((snapshot) => (trackKey !== null && snapshot.key === trackKey && snapshot.state !== 'failed' ? snapshot.currentTime : null));
  return (
    <div className={classes.block}>
      {tiles.count > 1 && <TileStepper tile={tile} tiles={tiles.count} span={span} onStep={setTile} />}
      <TilePicture
        title="Its picture"
        fileName={`${track.title} tile ${tile + 1}`}
        set={set}
        values={values}
        from={span.from}
        limit={DEVIATIONS}
        unit="standard deviations of this track"
        position={position}
        onPlayFrom={(time) => trackKey !== null && void playTrack(trackKey, time)}
      />
    </div>
  );
}
