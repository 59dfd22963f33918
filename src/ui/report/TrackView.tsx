import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core';
import { IconArrowsShuffle, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { usualSize } from '../../app/report/decisions.ts';
import { rankingOf } from '../../app/report/outcomeEntries.ts';
import { inScoreUnit } from '../../app/report/scoreText.ts';
import { ChartFrame } from '../charts/chartFrame.tsx';
import { Spikes, SPIKE_WORDS } from '../charts/spikes.tsx';
import { NAMED_ALL, spikeShapes, type SpikeOrder } from '../charts/spikesGeometry.ts';
import { counted, percent } from '../format.ts';
import { BestTags } from './BestTags.tsx';
import type { TagSectionProps } from './TagSection.tsx';
import { TrackPicture } from './TrackPicture.tsx';
import classes from './report.module.css';

/** More are found by typing. */
const MOST_LISTED = 200;

/** One track: its two best tags, its picture and sound, and all it is predicted against all it has. */
export function TrackView({ source, chosenSize }: TagSectionProps) {
  const { tracks, tags, thin, track: level } = source;
  const [wanted, setRow] = useState(0);
  const [order, setOrder] = useState<SpikeOrder>('tags');
  const row = Math.min(wanted, tracks.length - 1);
  const usual = useMemo(() => usualSize(level.rows), [level]);
  const size = Math.min(tags.length, chosenSize ?? usual);
  const chances = useMemo(() => inScoreUnit(level.rows), [level]);
  const choices = useMemo(
    () => tracks.map(({ title, work }, index) => ({ value: String(index), label: work ? `${title} · ${work}` : title })),
    [tracks],
  );
  const written = (score: number): string => (chances ? percent(score) : score.toFixed(3));
  const ranked = useMemo(() => rankingOf(source, row), [source, row]);
  const spikeRow = { tags, scores: level.rows.scores[row], targets: level.rows.targets[row], size };
  const highest = size === 1 ? 'the highest' : `the ${size} highest`;
  const trueTags = ranked.filter((item) => item.true);
  const step = (by: number): void => setRow((row + by + tracks.length) % tracks.length);
  return (
    <>
      <section>
        <h2 className={classes.subheading}>One track</h2>
        <div className={classes.chooser}>
          <ActionIcon variant="default" size={36} aria-label="Show the previous track" onClick={() => step(-1)}>
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <Select
            aria-label="Track"
            className={classes.trackSelect}
            data={choices}
            limit={MOST_LISTED}
            value={String(row)}
            allowDeselect={false}
            searchable
            nothingFoundMessage="No track has this name."
            onChange={(value) => value !== null && setRow(Number(value))}
          />
          <ActionIcon variant="default" size={36} aria-label="Show the next track" onClick={() => step(1)}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
          <Button variant="default" leftSection={<IconArrowsShuffle size={16} aria-hidden />} onClick={() => setRow(Math.floor(Math.random() * tracks.length))}>
            Any
          </Button>
        </div>
        <div className={classes.trackPair}>
          <BestTags track={tracks[row]} ranked={ranked} tags={tags} thin={thin} written={written} />
          <TrackPicture key={tracks[row].id} track={tracks[row]} features={source.features} />
        </div>
      </section>
      <section>
        <h2 className={classes.subheading}>Predicted against true tags</h2>
        <div className={classes.controls}>
          <SegmentedControl
            aria-label="Order of the tags"
            value={order}
            data={[
              { value: 'tags', label: 'In order of tags' },
              { value: 'scores', label: 'Highest first' },
            ]}
            onChange={setOrder}
          />
        </div>
        <ChartFrame
          title={tracks[row].title}
          notes={[
            `Upwards: predicted${tags.length > NAMED_ALL ? ' (square-root scale)' : ''}, ${highest} of ${counted(tags.length, 'tag')} in full colour. Downwards: true tags, green where given, red where not.`,
          ]}
          thin={thin}
          fileName={`spikes ${tracks[row].title}`}
          table={{
            columns: ['Place', 'Tag', 'Predicted', 'Outcome'],
            rows: spikeShapes(spikeRow, 'scores', 800).spikes.map(({ tag, place, kind }) => [place, tags[tag], written(spikeRow.scores[tag]), SPIKE_WORDS[kind]]),
          }}
        >
          {(width) => <Spikes row={spikeRow} order={order} width={width} written={written} />}
        </ChartFrame>
        {trueTags.length === 0 && <p className={classes.after}>This track has no true tag.</p>}
      </section>
    </>
  );
}
