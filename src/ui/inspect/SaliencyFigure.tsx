import { Button, Progress, SegmentedControl } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { type InspectedTrack, occlusionSteps, type Saliency, saliencyOf } from '../../app/inspect.ts';
import { tileValues } from '../../dsp/featureSets.ts';
import { rowOfTile, tileAt, tileSpan } from '../../dsp/tileTimes.ts';
import { points, strongestMoments } from '../charts/saliencyGeometry.ts';
import { SaliencyChart } from '../charts/saliency.tsx';
import { tagColour } from '../charts/tagColours.ts';
import { clock } from '../format.ts';
import { MarkedName } from '../confidence/MarkedName.tsx';
import { sentence } from '../sentences.ts';
import { useAsync } from './useAsync.ts';
import classes from './inspect.module.css';

interface SaliencyFigureProps {
  readonly track: InspectedTrack;
  readonly tag: string;
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
  readonly tile: number;
  readonly fileName: string;
  readonly position: number | null;
  readonly onPlayFrom: (seconds: number) => void;
}

const MOMENTS = 3;

interface Scoped {
  readonly saliency: Saliency;
  readonly tag: string;
  /** First tile of it. */
  readonly first: number;
}

/** Which seconds made it what the net says: of the tile, or of the whole track. */
export function SaliencyFigure({ track, tag, thin, tile, fileName, position, onPlayFrom }: SaliencyFigureProps) {
  const { tiles, seconds, features, times } = track;
  const { window, step, segments } = occlusionSteps(features);
  const segment = (step * features.columnHop) / features.sampleRate;
  const size = tileValues(features);
  const [whole, setWhole] = useState(false);
  const [share, setShare] = useState(0);
  const first = whole ? 0 : tile;
  const run = useCallback(
    async (signal: AbortSignal): Promise<Scoped> => {
      const own = whole ? tiles : { count: 1, values: tiles.values.slice(first * size, (first + 1) * size) };
      setShare(0);
      return { saliency: await saliencyOf(tag, own, signal, setShare), tag, first };
    },
    [tiles, tag, whole, first, size],
  );
  const { stage, value, ...rest } = useAsync(run);
  const current = value !== null && value.tag === tag && value.first === first ? value.saliency : null;
  const from = tileSpan(rowOfTile(features, first), times, seconds).from;
  const moments = useMemo(
    () => (current ? strongestMoments(current.drops, segment, from, MOMENTS) : []),
    [current, segment, from],
  );
  const shown = current !== null && current.drops.length === (whole ? tiles.count : 1) * segments ? current : null;
  return (
    <section className={classes.section} aria-labelledby="saliency-heading">
      <div className={classes.row}>
        <h2 id="saliency-heading" className={classes.heading}>
          Which seconds made it <MarkedName tag={tag} thin={thin} />
        </h2>
        {tiles.count > 1 && features.layout.kind === 'consecutive' && (
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
            segment={segment}
            blanked={(window * features.columnHop) / features.sampleRate}
            from={from}
            to={whole ? Math.max(seconds, times.length) : from + times.length}
            confidenceAt={(time) => shown.confidences[tileAt(time, { ...times, first: from }, shown.confidences.length)]}
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
