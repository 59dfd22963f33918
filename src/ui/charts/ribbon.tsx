/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a picture to seek in: no input element can be drawn like it */
import { VisuallyHidden } from '@mantine/core';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { tileAt, tileSpan, type TileTimes } from '../../dsp/tileTimes.ts';
import { clock, percent } from '../format.ts';
import { ThinMark } from '../confidence/ThinMark.tsx';
import { thinText } from '../confidence/words.ts';
import { labelWidth } from './labelWidth.ts';
import { RibbonRow } from './ribbonRow.tsx';
import { coveredPart, stepTile, strongestTag, strongestTile, timeTicks } from './ribbonGeometry.ts';
import { ribbonSvg } from './saved/ribbonSvg.ts';
import { SaveChart } from './saved/saveChart.tsx';
import { tagColour } from './tagColours.ts';
import { Waveform } from './waveform.tsx';
import classes from './ribbon.module.css';

interface RibbonProps {
  readonly title: string;
  /** The name of the track; saved files carry it. */
  readonly subject: string;
  readonly tags: readonly string[];
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
  /** [tiles, tags] row-major confidences in 0..1. */
  readonly confidences: Float32Array;
  /** When the tiles sound. */
  readonly times: TileTimes;
  /** Length of the track. */
  readonly seconds: number;
  readonly peaks: Float32Array | null;
  /** Which tags to show, from top to bottom. */
  readonly shown: readonly number[];
  /** Where playback stands, null while another track is loaded. */
  readonly position: number | null;
  /** What is said while nothing is pointed at. */
  readonly hint: string;
  readonly onSeek: (seconds: number) => void;
  readonly onPlayFrom: (seconds: number) => void;
  readonly onToggle: () => void;
}

/** What the pointer is over: a time and a row of `shown` (null over the waveform). */
interface Pointed {
  readonly time: number;
  readonly row: number | null;
}

/** The waveform over one row a genre: colour = genre, opacity = confidence, tile by tile. */
export function Ribbon(props: RibbonProps) {
  const { title, subject, tags, thin, confidences, times, seconds, peaks, shown, position, hint, onSeek, onPlayFrom, onToggle } = props;
  const plot = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState(0);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [focusRow, setFocusRow] = useState<number | null>(null);

  const tiles = confidences.length / tags.length;
  const covered = useMemo(() => coveredPart(tiles, times, seconds), [tiles, times, seconds]);
  const at = Math.min(seconds, position ?? cursor);

  /** "1:14–1:23 · Drama 62 %" at a time, for a row or else for the strongest genre. */
  const read = (time: number, row: number | null): string => {
    const tile = tileAt(time, times, tiles);
    const { from, to } = tileSpan(tile, times, seconds);
    const tag = row === null ? strongestTag(confidences, tags.length, tile) : shown[row];
    return `${clock(from)}–${clock(to)} · ${tags[tag]} ${percent(confidences[tile * tags.length + tag])}`;
  };

  const point = (event: PointerEvent): Pointed => {
    const box = (plot.current as HTMLDivElement).getBoundingClientRect();
    const time = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * seconds;
    const rows = plot.current?.querySelector('[data-rows]')?.getBoundingClientRect();
    const row = rows ? Math.floor(((event.clientY - rows.top) / rows.height) * shown.length) : -1;
    return { time, row: row >= 0 && row < shown.length ? row : null };
  };

  const moveTo = (time: number): void => {
    if (position === null) setCursor(time);
    else onSeek(time);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const actions: Record<string, () => void> = {
      ArrowRight: () => moveTo(stepTile(at, 1, tiles, times)),
      ArrowLeft: () => moveTo(stepTile(at, -1, tiles, times)),
      Home: () => moveTo(0),
      End: () => moveTo(stepTile(seconds, 1, tiles, times)),
      ArrowDown: () => setFocusRow((row) => (row === null ? 0 : Math.min(shown.length - 1, row + 1))),
      ArrowUp: () => setFocusRow((row) => (row === null || row === 0 ? null : row - 1)),
      Enter: () => onPlayFrom(at),
      ' ': () => (position === null ? onPlayFrom(at) : onToggle()),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };

  const draw = useCallback(
    () => ribbonSvg({ title, subject, tags, confidences, times, seconds, peaks, shown }),
    [title, subject, tags, confidences, times, seconds, peaks, shown],
  );
  const active = pointed ?? (focusRow === null ? null : { time: at, row: focusRow });
  const span = pointed ? tileSpan(tileAt(pointed.time, times, tiles), times, seconds) : null;
  const left = (time: number): string => `${(time / Math.max(seconds, 1e-6)) * 100}%`;

  return (
    <figure className={classes.figure} style={labelWidth(shown.map((tag) => tags[tag]), thin)}>
      <figcaption className={classes.caption}>
        <span className={classes.title}>{title}</span>
        <span className={classes.tools}>
          <output className={classes.readout} aria-live="off">
            {active ? read(active.time, active.row) : hint}
          </output>
          <SaveChart title={title} fileName={`course of ${subject}`} draw={draw} />
        </span>
      </figcaption>
      <div className={classes.body}>
        <div className={classes.labels} aria-hidden>
          <span className={classes.waveLabel}>Level</span>
          {shown.map((tag, row) => (
            <span key={tag} className={classes.label} data-emphasised={active?.row === row || undefined} title={tags[tag]}>
              <ThinMark tag={tags[tag]} groups={thin.get(tags[tag])} silent />
              {tags[tag]}
            </span>
          ))}
        </div>
        <div
          ref={plot}
          className={classes.plot}
          role="slider"
          tabIndex={0}
          aria-label={title}
          aria-valuemin={0}
          aria-valuemax={Math.round(seconds)}
          aria-valuenow={Math.round(at)}
          aria-valuetext={`${clock(at)} of ${clock(seconds)}, ${read(at, focusRow)}`}
          onKeyDown={onKeyDown}
          onBlur={() => setFocusRow(null)}
          onPointerMove={(event) => setPointed(point(event))}
          onPointerLeave={() => setPointed(null)}
          onClick={(event) => onPlayFrom(point(event as unknown as PointerEvent).time)}
        >
          <div className={classes.wave}>{peaks && <Waveform peaks={peaks} played={position === null ? 0 : at / Math.max(seconds, 1e-6)} />}</div>
          <div data-rows>
            {shown.map((tag, row) => (
              <RibbonRow
                key={tag}
                confidences={confidences}
                tags={tags.length}
                tag={tag}
                colour={tagColour(tags[tag], tags)}
                covered={covered}
                emphasised={active?.row === row}
              />
            ))}
          </div>
          {span && <span className={classes.tile} style={{ left: left(span.from), width: left(span.to - span.from) }} />}
          <span className={classes.playhead} data-idle={position === null || undefined} style={{ left: left(at) }} />
        </div>
      </div>
      <div className={classes.axis} aria-hidden>
        {timeTicks(seconds, 6).map((tick) => (
          <span key={tick} style={{ left: left(tick) }}>
            {clock(tick)}
          </span>
        ))}
      </div>
      <div className={classes.unit} aria-hidden>
        Time, min:s
      </div>
      <RibbonTable {...{ title, tags, thin, confidences, times, seconds, shown }} />
    </figure>
  );
}

/** The same for screen readers: where each genre is strongest. */
function RibbonTable({ title, tags, thin, confidences, times, seconds, shown }: Pick<RibbonProps, 'title' | 'tags' | 'thin' | 'confidences' | 'times' | 'seconds' | 'shown'>) {
  return (
    <VisuallyHidden component="div">
      <table>
        <caption>{title}: where each tag is strongest</caption>
        <thead>
          <tr>
            <th scope="col">Tag</th>
            <th scope="col">Highest confidence</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((tag) => {
            const { tile, value } = strongestTile(confidences, tags.length, tag);
            const { from, to } = tileSpan(tile, times, seconds);
            return (
              <tr key={tag}>
                <th scope="row">
                  {tags[tag]}
                  {thin.has(tags[tag]) && ` (${thinText(tags[tag], thin.get(tags[tag]) as number)})`}
                </th>
                <td>{percent(value)}</td>
                <td>{clock(from)}</td>
                <td>{clock(to)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
