/** The tables of a report for spreadsheets, which read no formula in them. */
import Papa from 'papaparse';
import type { ReportDocument } from './document.ts';
import { ruleLabel } from './words.ts';

type Cell = string | number;

function written(fields: readonly string[], data: readonly (readonly Cell[])[]): string {
  // The mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${Papa.unparse({ fields: [...fields], data: data.map((row) => [...row]) }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

const six = (value: number | null): Cell => (value === null ? '' : Number(value.toFixed(6)));

/** One row a level, rule and tag; rows named `(weighted mean)` and `(ranking)` hold the figures over all tags. */
export function scoresCsv({ levels }: ReportDocument): string {
  const fields = [
    'level', 'tags given', 'tag', 'support', 'given', 'precision', 'recall', 'f1', 'average precision', 'roc auc', 'brier',
    'lowest threshold', 'highest threshold', 'coverage error', 'best coverage error', 'lrap',
  ];
  const data = levels.flatMap(({ level, ranking, decisions }): Cell[][] => [
    [level, '', '(ranking)', ...Array.from({ length: 10 }, () => ''), six(ranking.coverage), six(ranking.bestCoverage), six(ranking.lrap)],
    ...decisions.flatMap(({ rule, tags, weighted, thresholds }) =>
      [...tags, { tag: '(weighted mean)', ...weighted }].map((row, index) => [
        level,
        ruleLabel(rule),
        row.tag,
        row.support,
        row.given,
        ...[row.precision, row.recall, row.f1, row.averagePrecision, row.rocAuc, row.brier].map(six),
        six(thresholds?.[index]?.[0] ?? null),
        six(thresholds?.[index]?.[1] ?? null),
        '',
        '',
        '',
      ]),
    ),
  ]);
  return written(fields, data);
}

/** One row a tag: how many tracks have it, and how many of these are captured among the K highest. */
export function topKCsv({ topK, tagCounts }: ReportDocument): string {
  const size = topK?.size ?? '';
  return written(
    ['tag', 'trained on', 'reported', 'k', 'captured', 'missed', 'rate'],
    tagCounts.map(({ tag, seen, reported }, index) => {
      const capture = topK?.captures[index];
      return [tag, seen ?? '', reported, size, capture?.captured ?? '', capture?.missed ?? '', six(capture?.rate ?? null)];
    }),
  );
}

/** One row a K: the share of tracks that hold at least so many per cent of their tags among the K highest. */
export function passRatesCsv({ topK, tags }: ReportDocument): string {
  const curves = topK?.curves ?? [];
  return written(
    ['k', ...curves.map(({ percent }) => `${percent} %`)],
    curves.length === 0 ? [] : tags.map((_, index) => [index + 1, ...curves.map(({ rates }) => six(rates[index]))]),
  );
}

/** One row a track, in ranked order by outcome. */
export function tracksCsv({ tags, tracks }: ReportDocument): string {
  return written(
    ['title', 'work', 'outcome', 'true tags', 'ranked tags', 'places', ...tags],
    tracks.map(({ title, work, outcome, trueTags, ranked, places, scores }) => [
      title, work, outcome, trueTags.join('; '), ranked.join('; '), places, ...tags.map((tag) => six(scores[tag])),
    ]),
  );
}
