import { useState } from 'react';
import type { InspectedTrack } from '../../app/inspect.ts';
import type { Track } from '../../app/state.ts';
import { rowOfTile, tileSpan } from '../../dsp/tileTimes.ts';
import { strongestTag } from '../charts/ribbonGeometry.ts';
import { MarkedSelect } from '../confidence/MarkedSelect.tsx';
import { percent } from '../format.ts';
import { playTrack, usePlayer } from '../player/playback.ts';
import { useThin } from '../useEnsemble.ts';
import { LayersFigure } from './LayersFigure.tsx';
import { ListenPanel, NoListening } from './ListenPanel.tsx';
import { SaliencyFigure } from './SaliencyFigure.tsx';
import { TileFigure } from './TileFigure.tsx';
import { TileStepper } from './TileStepper.tsx';
import classes from './inspect.module.css';

interface InspectedViewProps {
  readonly entry: Track;
  readonly track: InspectedTrack;
}

/** Everything that can be seen and heard of one track through one net. */
export function InspectedView({ entry, track }: InspectedViewProps) {
  const { key, title, playable, overall, confidences } = entry;
  const thin = useThin();
  const { tiles, tags, seconds, features, times } = track;
  const tagged = overall !== null && overall.length === tags.length;
  const [tag, setTag] = useState(() => (tagged ? tags[strongestTag(overall, tags.length, 0)] : tags[0]));
  const [wanted, setTile] = useState(0);
  const tile = Math.min(wanted, tiles.count - 1);
  const position = usePlayer((snapshot) => (snapshot.key === key && snapshot.state !== 'failed' ? snapshot.currentTime : null));
  const playFrom = (time: number): void => void playTrack(key, time);
  const row = rowOfTile(features, tile);
  const confidence = confidences && tagged ? confidences[row * tags.length + tags.indexOf(tag)] : null;
  const part = features.layout.kind === 'consecutive' ? 'tile' : 'excerpt';
  return (
    <>
      <div className={classes.controls}>
        <MarkedSelect
          thin={thin}
          className={classes.tag}
          label="Net"
          description={confidence === null ? undefined : `${percent(confidence)} confident in this ${part}`}
          inputWrapperOrder={['label', 'input', 'description']}
          data={tags.map((name) => ({
            value: name,
            label: tagged ? `${name} · ${percent(overall[tags.indexOf(name)])}` : name,
          }))}
          value={tag}
          allowDeselect={false}
          searchable={tags.length > 12}
          onChange={(value) => value !== null && setTag(value)}
        />
        <TileStepper tile={tile} tiles={tiles.count} span={tileSpan(row, times, seconds)} onStep={setTile} />
      </div>
      <div className={classes.pair}>
        <TileFigure track={track} tile={tile} fileName={title} position={position} onPlayFrom={playFrom} />
        {features.id === 'film-score-mfcc' ? (
          <ListenPanel trackKey={key} title={title} playable={playable} tile={tile} tiles={tiles.count} />
        ) : (
          <NoListening />
        )}
      </div>
      <SaliencyFigure track={track} tag={tag} thin={thin} tile={tile} fileName={title} position={position} onPlayFrom={playFrom} />
      <LayersFigure track={track} tag={tag} thin={thin} tile={tile} fileName={title} />
    </>
  );
}
