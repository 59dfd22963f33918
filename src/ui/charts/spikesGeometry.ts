/** What a row of tags is predicted against what it has, as spikes. Pure: numbers in, shapes out. */
import { scaleLinear, scaleSqrt } from 'd3';
import { rankedTags } from '../../metrics/selection.ts';
import { spread } from './spread.ts';
import { fitText, textWidth } from './textWidth.ts';

/** Tags from left to right in their own order, or from the highest score down. */
export type SpikeOrder = 'tags' | 'scores';

export interface SpikeRow {
  readonly tags: readonly string[];
  readonly scores: ArrayLike<number>;
  readonly targets: readonly boolean[];
  /** Highest tags that are given. */
  readonly size: number;
}

/** `held`: true and given; `extra`: given, not true; `missed`: true, not given; `rest`: neither. */
export type SpikeKind = 'held' | 'extra' | 'missed' | 'rest';

export interface Spike {
  readonly tag: number;
  readonly kind: SpikeKind;
  /** Middle, px. */
  readonly x: number;
  readonly width: number;
  /** Top of the upward spike; it ends at the base line. */
  readonly top: number;
  /** Place in the ranking, from 1. */
  readonly place: number;
}

export interface SpikeName {
  readonly text: string;
  readonly kind: SpikeKind;
  /** Where the words stand and the spike they belong to. */
  readonly x: number;
  readonly spike: number;
  readonly side: 'above' | 'below';
}

export interface SpikeShapes {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** The plot of predictions lies from here to `base`. */
  readonly top: number;
  readonly base: number;
  /** Foot of the label spikes. */
  readonly foot: number;
  readonly spikes: readonly Spike[];
  readonly names: readonly SpikeName[];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  /** Right of the last given tag, where tags are in order of score; null elsewhere. */
  readonly cut: number | null;
}

/** Up to as many tags all are named below, on a linear scale. */
export const NAMED_ALL = 24;
/** Of many tags, so many of those given though not true are named above. */
const NAMED_ABOVE = 6;
const NAME_FONT = 12;
const NAME_GAP = 15;
const NAME_ROOM = 104;
const LEADER = 16;
const UP = 132;
const DOWN = 28;

const format = (value: number): string => (value === 0 ? '0' : String(Number(value.toPrecision(2))));

/** Round values up to the highest; on the square-root scale also a low one, where most spikes end. */
function tickValues(highest: number, linear: boolean): readonly number[] {
  const values = scaleLinear([0, highest], [0, 1]).ticks(4);
  const step = values[1] ?? highest;
  return linear ? values : [0, step / 10, ...values.slice(1).filter((_, index) => index % 2 === 0 || values.length <= 4)];
}

function kindOf(target: boolean, given: boolean): SpikeKind {
  if (target) return given ? 'held' : 'missed';
  return given ? 'extra' : 'rest';
}

export function spikeShapes({ tags, scores, targets, size }: SpikeRow, order: SpikeOrder, width: number): SpikeShapes {
  const ranking = rankedTags(scores);
  const placeOf = new Map(ranking.map((tag, index) => [tag, index + 1]));
  const place = (tag: number): number => placeOf.get(tag) as number;
  const shown = order === 'scores' ? ranking : tags.map((_, tag) => tag);
  const few = tags.length <= NAMED_ALL;
  const [left, right] = [44, 12];
  const step = (width - left - right) / tags.length;
  const named = (tag: number): boolean => few || targets[tag];
  const above = few ? [] : ranking.slice(0, Math.min(size, NAMED_ABOVE)).filter((tag) => !targets[tag]);
  const roomOf = (wanted: readonly number[]): number =>
    wanted.reduce((most, tag) => Math.max(most, Math.min(NAME_ROOM, textWidth(tags[tag], NAME_FONT))), 0);
  const below = shown.filter(named);
  const top = 8 + (above.length > 0 ? roomOf(above) + LEADER + 4 : 0);
  const base = top + UP;
  const foot = base + DOWN;
  const highest = Math.max(1e-9, ...Array.from(scores));
  // Shares of one among many tags are small beside the highest: their square roots can still be told apart.
  const y = (few ? scaleLinear : scaleSqrt)([0, highest], [base, top]).clamp(true);
  const middle = new Map(shown.map((tag, index) => [tag, left + (index + 0.5) * step]));
  const x = (tag: number): number => middle.get(tag) as number;
  const namesOf = (wanted: readonly number[], side: SpikeName['side']): readonly SpikeName[] => {
    const places = spread(wanted.map(x), NAME_GAP, left + NAME_FONT / 2, width - right - NAME_FONT / 2);
    return wanted.map((tag, index) => ({
      text: fitText(tags[tag], NAME_FONT, NAME_ROOM),
      kind: kindOf(targets[tag], place(tag) <= size),
      x: places[index],
      spike: x(tag),
      side,
    }));
  };
  return {
    width,
    height: Math.ceil(foot + LEADER + 6 + roomOf(below)),
    left,
    right,
    top,
    base,
    foot,
    spikes: shown.map((tag) => ({
      tag,
      kind: kindOf(targets[tag], place(tag) <= size),
      x: x(tag),
      width: Math.max(1, Math.min(18, step * 0.62)),
      top: Math.min(base, y(scores[tag])),
      place: place(tag),
    })),
    names: [...namesOf(shown.filter((tag) => above.includes(tag)), 'above'), ...namesOf(below, 'below')],
    ticks: tickValues(highest, few).map((value) => ({ at: y(value), label: format(value) })),
    cut: order === 'scores' && size < tags.length ? left + size * step : null,
  };
}

/** The tag under a pointer `x` px from the left, as an index into `spikes`; null beside the plot. */
export function spikeAt(pointer: number, { left, right, width, spikes }: SpikeShapes): number | null {
  const index = Math.floor(((pointer - left) / (width - left - right)) * spikes.length);
  return index >= 0 && index < spikes.length ? index : null;
}
