import { Button, Progress, SegmentedControl } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { type InspectedTrack, OCCLUSION_STEP, type Saliency, saliencyOf, TILE_SEGMENTS } from '../../app/inspect.ts';
import { TILE_FRAMES, TILE_SECONDS, TILE_VALUES } from '../../dsp/tileFormat.ts';
import { tileAt } from '../charts/ribbonGeometry.ts';
import { points, strongestMoments } from '../charts/saliencyGeometry.ts';
import { SaliencyChart } from '../charts/saliency.tsx';
import { tagColour } from '../charts/tagColours.ts';
import { clock } from '../format.ts';
import { sentence } from '../sentences.ts';
import { useAsync } from './useAsync.ts';
import classes from './inspect.module.css';

interface SaliencyFigureProps {
  readonly track: InspectedTrack;
  readonly tag: string;
  readonly tile: number;
  readonly fileName: string;
  readonly position: number | null;
  readonly onPlayFrom: (seconds: number) => void;
}

const SEGMENT_SECONDS = (OCCLUSION_STEP / TILE_FRAMES) * TILE_SECONDS;
const MOMENTS = 3;

interface Scoped {
  readonly saliency: Saliency;
  readonly tag: string;
  /** First tile of it. */
  readonly first: number;
}

/** Which seconds made it what the net says: of the tile, or of the whole track. */
export function SaliencyFigure({ track, tag, tile, fileName, position, onPlayFrom }: SaliencyFigureProps) {
  const { tiles, seconds } = track;
  const [whole, setWhole] = useState(false);
  const [share, setShare] = useState(0);
  const first = whole ? 0 : tile;
  const run = useCallback(
    async (signal: AbortSignal): Promise<Scoped> => {
      const own = whole ? tiles : { count: 1, values: tiles.values.slice(first * TILE_VALUES, (first + 1) * TILE_VALUES) };
      setShare(0);
      return { saliency: await saliencyOf(tag, own, signal, setShare), tag, first };
    },
    [tiles, tag, whole, first],
  );
  const { stage, value, ...rest } = useAsync(run);
  const current = value !== null && value.tag === tag && value.first === first ? value.saliency : null;
  const from = first * TILE_SECONDS;
  const moments = useMemo(
    () => (current ? strongestMoments(current.drops, SEGMENT_SECONDS, first * TILE_SECONDS, MOMENTS) : []),
    [current, first],
  );
  const shown = current !== null && current.drops.length === (whole ? tiles.count : 1) * TILE_SEGMENTS ? current : null;
  return (
    <section className={classes.section} aria-labelledby="saliency-heading">
      <div className={classes.row}>
        <h2 id="saliency-heading" className={classes.heading}>
          Which seconds made it {tag}
        </h2>
        {tiles.count > 1 && (
          <SegmentedControl
            size="xs"
            aria-label="Part of the track"
            value={whole ? 'track' : 'tile'}
            onChange={(scope) => setWhole(scope === 'track')}
            data={[
              { value: 'tile', label: 'This tile' },
              { value: 'track', label: 'Whole track' },
            ]}
          />
        )}
      </div>
      {stage === 'running' && whole && shown === null && (
        <div className={classes.progress}>
          <Progress value={share * 100} aria-label="Blanking out moment by moment" />
          <Button size="compact-xs" variant="default" onClick={() => setWhole(false)}>
            Cancel
          </Button>
        </div>
      )}
      {stage === 'failed' && 'problem' in rest && <p className={classes.error}>{sentence(rest.problem)}</p>}
      <div className={classes.reserved}>
        {shown && (
          <SaliencyChart
            title="Occlusion over time"
            fileName={`${fileName} ${tag} occlusion`}
            tag={tag}
            colour={tagColour(tag, track.tags)}
            drops={shown.drops}
            segment={SEGMENT_SECONDS}
            from={from}
            to={whole ? Math.max(seconds, TILE_SECONDS) : from + TILE_SECONDS}
            confidenceAt={(time) => shown.confidences[tileAt(time - from, shown.confidences.length)]}
            position={position}
            onPlayFrom={onPlayFrom}
          />
        )}
      </div>
      {moments.length > 0 && (
        <div className={classes.moments}>
          <span className={classes.note}>Strongest, points</span>
          {moments.map((moment) => (
            <Button
              key={moment.from}
              size="compact-sm"
              variant="default"
              leftSection={<IconPlayerPlay size={14} aria-hidden />}
              aria-label={`Play from ${clock(moment.from)}, where ${points(moment.drop)} points rest`}
              onClick={() => onPlayFrom(moment.from)}
            >
              {clock(moment.from)} · {points(moment.drop)}
            </Button>
          ))}
        </div>
      )}
      {shown && moments.length === 0 && <p className={classes.note}>No moment speaks for {tag} by itself.</p>}
    </section>
  );
}
