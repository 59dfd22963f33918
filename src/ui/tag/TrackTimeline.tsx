import { useMemo } from 'react';
import type { TileTimes } from '../../dsp/tileTimes.ts';
import type { Track } from '../../app/state.ts';
import { shownIndices, type BarOrder } from '../charts/confidenceBarsGeometry.ts';
import { Ribbon } from '../charts/ribbon.tsx';
import { player, playTrack, togglePlay, usePlayer } from '../player/playback.ts';

interface TrackTimelineProps {
  readonly track: Track & { readonly overall: Float32Array; readonly confidences: Float32Array; readonly times: TileTimes; readonly seconds: number };
  readonly tags: readonly string[];
  readonly thin: ReadonlyMap<string, number>;
  readonly order: BarOrder;
  readonly limit: number;
  /** Only these tags, by index; null for all. */
  readonly among: ReadonlySet<number> | null;
}

/** The ribbon of a track, joined to the player. */
export function TrackTimeline({ track, tags, thin, order, limit, among }: TrackTimelineProps) {
  const { key, title, overall, confidences, times, seconds, peaks, playable } = track;
  const position = usePlayer((snapshot) => (snapshot.key === key && snapshot.state !== 'failed' ? snapshot.currentTime : null));
  const shown = useMemo(() => shownIndices(overall, order, limit, among), [overall, order, limit, among]);
  return (
    <Ribbon
      title="Over time"
      subject={title}
      tags={tags}
      thin={thin}
      confidences={confidences}
      times={times}
      seconds={seconds}
      peaks={peaks}
      shown={shown}
      hint={playable ? 'Click to play from there' : 'Drop the file again to play it'}
      position={position}
      onSeek={(time) => player.seek(time)}
      onPlayFrom={(time) => void playTrack(key, time)}
      onToggle={() => togglePlay(key)}
    />
  );
}
