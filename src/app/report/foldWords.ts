/** What the page and the saved report say about cross-validation: table and sentences. */
import { isThin } from '../../nets/evidence.ts';
import { type Estimate, type FoldScores, type Rival, standing, type TagFoldScores, tagStanding } from '../../nets/foldScores.ts';
import { countOf } from './words.ts';

const SPLIT_LABELS: Readonly<Record<FoldScores['split'], string>> = { track: 'By track', group: 'By work' };

const SPLIT_MEANINGS: Readonly<Record<FoldScores['split'], string>> = {
  track: 'By track: tracks of one work sound alike and stand on both sides.',
  group: 'By work: works it never heard, which is what to expect of your music.',
};

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** One figure in the table; `detail` is dimmed beside it, `bounds` of its 95 % intervals are lines of their own. */
export interface FoldCell {
  readonly value: string;
  readonly detail: string;
  readonly bounds: readonly string[];
}

export interface FoldRow {
  readonly label: string;
  /** What each line of `bounds` was drawn from. */
  readonly drawing: readonly string[];
  /** One a column. */
  readonly cells: readonly FoldCell[];
}

export interface FoldTable {
  readonly columns: readonly string[];
  readonly rows: readonly FoldRow[];
  readonly notes: readonly string[];
}

const three = (value: number): string => value.toFixed(3);
const two = (value: number): string => value.toFixed(2);

function signed(value: number): string {
  const text = Math.abs(value).toFixed(3);
  if (Number(text) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

function cell(value: string, detail = '', bounds: readonly string[] = []): FoldCell {
  return { value, detail, bounds };
}

function gainCell({ gain: { byTracks, byWorks } }: Rival): FoldCell {
  const range = ({ low, high }: Estimate): string => `${signed(low)} to ${signed(high)}`;
  return cell(signed(byWorks.value), '', [range(byWorks), range(byTracks)]);
}

const DRAWING_WORKS = 'drawing works';
const DRAWING_TRACKS = 'drawing tracks';
const NONE = cell('–');

function bySplit(entries: readonly FoldScores[]): readonly FoldScores[] {
  return entries.toSorted((one, other) => Number(one.split === 'group') - Number(other.split === 'group'));
}

/** Null when nothing was cross-validated. By track stands first, as it flatters. */
export function foldTable(entries: readonly FoldScores[]): FoldTable | null {
  if (entries.length === 0) return null;
  const all = bySplit(entries);
  const row = (label: string, of: (scores: FoldScores) => FoldCell, drawing: readonly string[] = []): FoldRow => ({ label, drawing, cells: all.map(of) });
  const both = [DRAWING_WORKS, DRAWING_TRACKS];
  const names = [...new Set(all.flatMap(({ others }) => others.map(({ name }) => name)))];
  return {
    columns: all.map(({ split }) => SPLIT_LABELS[split]),
    rows: [
      row('LRAP', ({ lrap }) => cell(three(lrap.value), '', [`${three(lrap.low)} to ${three(lrap.high)}`]), [DRAWING_TRACKS]),
      row('Prior’s LRAP', ({ prior }) => cell(three(prior.lrap))),
      row('Random forest’s LRAP', ({ forest }) => (forest ? cell(three(forest.lrap)) : NONE)),
      ...names.map((name) =>
        row(`LRAP of ${name}`, ({ others }) => {
          const other = others.find((one) => one.name === name);
          return other ? cell(three(other.lrap), `(coverage ${two(other.coverage)})`) : NONE;
        }),
      ),
      row('Above the prior', ({ prior }) => gainCell(prior), both),
      row('Above the forest', ({ forest }) => (forest ? gainCell(forest) : NONE), both),
      row('Coverage error', ({ coverage, bestCoverage }) => cell(two(coverage), `(best ${two(bestCoverage)})`)),
      row('Prior’s coverage error', ({ prior }) => cell(two(prior.coverage))),
      row('Macro ROC-AUC', ({ rocAuc }) => cell(three(rocAuc))),
      row('Macro average precision', (scores) => cell(three(scores.averagePrecision))),
    ],
    notes: all.map((scores) => [SPLIT_MEANINGS[scores.split], standingSentence(scores), weakTagsSentence(scores)].filter((part) => part !== '').join(' ')),
  };
}

/** Whether it beats the prior and the forest, as far as its works can tell. */
export function standingSentence({ prior, forest, works }: FoldScores): string {
  const rivals = [
    { name: 'ranking by frequency alone', standing: standing(prior) },
    ...(forest ? [{ name: 'a random forest', standing: standing(forest) }] : []),
  ];
  const those = (wanted: (typeof rivals)[number]['standing']): string[] => rivals.filter((rival) => rival.standing === wanted).map(({ name }) => name);
  const better = those('better');
  const unclear = those('unclear');
  const worse = those('worse');
  const parts = [
    ...(better.length > 0 ? [`better than ${better.join(' and ')}`] : []),
    ...(worse.length > 0 ? [`worse than ${worse.join(' and ')}`] : []),
    ...(unclear.length > 0 ? [`no better than ${unclear.join(' or ')}, as far as these ${countOf(works, 'work')} can tell`] : []),
  ];
  return `There it is ${parts.join('; ')}.`;
}

const TAG_WORDS: Readonly<Record<ReturnType<typeof tagStanding>, string>> = { better: 'better', unclear: 'unclear', worse: 'no better', none: '–' };

/** One tag of one split, with the words for its figures. */
export interface FoldTag extends TagFoldScores {
  /** How many works it rests on, where they are few. */
  readonly thin: number | undefined;
  /** Average precision, and its 95 % interval when single tracks are drawn. */
  readonly precision: FoldCell;
  readonly priorPrecision: string;
  readonly auc: string;
  /** How it stands beside its frequency. */
  readonly standing: string;
}

export interface FoldTags {
  readonly heading: string;
  readonly rows: readonly FoldTag[];
}

/** Tag by tag, a list for each split that holds any; in the order of the table of folds. */
export function foldTags(entries: readonly FoldScores[]): readonly FoldTags[] {
  return bySplit(entries).flatMap(({ split, tags, tracks, works }) => {
    if (tags.length === 0) return [];
    const rows = tags.map((tag): FoldTag => {
      const { averagePrecision: own, priorAveragePrecision: prior } = tag;
      return {
        ...tag,
        thin: tag.works > 0 && isThin(tag.works, works < tracks) ? tag.works : undefined,
        precision: own ? cell(three(own.value), '', [`${three(own.low)} to ${three(own.high)}`]) : NONE,
        priorPrecision: prior === null ? '–' : three(prior),
        auc: tag.rocAuc === null ? '–' : three(tag.rocAuc),
        standing: TAG_WORDS[tagStanding(tag)],
      };
    });
    return [{ heading: SPLIT_LABELS[split], rows }];
  });
}

export const FOLD_TAGS_NOTE =
  'Better: the whole 95 % interval of its average precision, drawing tracks, lies above what its frequency alone gives; unclear: the interval includes that.';

/** `Crime and Musical are told no better than by frequency alone.`; '' where none is. */
function weakTagsSentence({ tags }: FoldScores): string {
  const weak = tags.filter((tag) => tagStanding(tag) === 'worse').map(({ tag }) => tag);
  if (weak.length === 0) return '';
  const [last, ...others] = weak.toReversed();
  const names = others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
  return `${names} ${weak.length === 1 ? 'is' : 'are'} told no better than by frequency alone.`;
}

/** How the figures came to be, and whose they are. */
export function foldProvenance([{ folds, tracks, works }]: readonly FoldScores[]): string {
  return (
    `Figures of the recipe, not of these very weights: it was trained ${folds} times, each time without one part of ` +
    `${countOf(tracks, 'track')} of ${countOf(works, 'work')}, and judged on that part. Ranges are 95 % intervals, drawing single tracks or whole works.`
  );
}

/** How to reprint them, and when they were computed. */
export function foldSource(entries: readonly FoldScores[]): { readonly command: string; readonly day: string } {
  const [{ command, date }] = entries;
  return { command, day: DAY.format(Date.parse(date)) };
}
