/** A report as one HTML file: no script, nothing loaded, readable for as long as there are browsers. */
import type { Interval } from '../../metrics/bootstrap.ts';
import type { OutcomeKind } from '../../metrics/outcomes.ts';
import { bestCaptured, worstCaptured } from '../../metrics/topK.ts';
import type { DocumentDecisions, DocumentLevel, DocumentTopK, ReportDocument } from './document.ts';
import { BANDS, type CalibrationEffect, type WordWorth } from './calibrationEffect.ts';
import { FOLD_TAGS_NOTE, type FoldCell, foldProvenance, foldSource, foldTable, foldTags } from './foldWords.ts';
import { STYLE } from './htmlStyle.ts';
import { EXTREMES } from './topK.ts';
import { CONFUSION_DEFINITION, countOf, LEVEL_LABELS, priorSentence, ruleLabel, ruleSentence, twoDecimals } from './words.ts';

/** A drawn chart. `svg` is markup and goes in as it is: whoever draws it escapes its text. */
export interface SavedFigure {
  readonly title: string;
  readonly note: string;
  readonly svg: string;
}

export interface SavedFigures {
  /** ROC, precision-recall and calibration, tag by tag. */
  readonly curves: readonly SavedFigure[];
  /** What goes for all calibration curves. */
  readonly calibrationNote: string;
  readonly confusion: SavedFigure;
  /** The pass rate over K; null where no track has a tag. */
  readonly topK: SavedFigure | null;
  /** Who is taken for whom; null where tracks have several tags or none. */
  readonly matrix: SavedFigure | null;
  /** Loss and, where it was measured, accuracy per epoch; none where the training is unknown. */
  readonly training: readonly SavedFigure[];
  /** Said where curves of some tags are left out; '' else. */
  readonly curvesNote: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for elements and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

const four = (value: number): string => value.toFixed(4);

function bounds(interval: Interval | null): string {
  return interval ? `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}` : '–';
}

/** Focusable, so that a table wider than its place scrolls by keyboard. */
function scrolling(name: string, inside: string): string {
  return `<div class="scroll" role="region" aria-label="${escapeHtml(name)}" tabindex="0"><table>${inside}</table></div>`;
}

function table(name: string, head: readonly string[], rows: readonly (readonly string[])[], foot: readonly string[] | null = null): string {
  const line = (cells: readonly string[]): string =>
    `<tr>${cells.map((cell, place) => (place === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`;
  return scrolling(
    name,
    `<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>` +
      `<tbody>${rows.map(line).join('\n')}</tbody>${foot ? `<tfoot>${line(foot)}</tfoot>` : ''}`,
  );
}

function rankingTable({ levels }: ReportDocument): string {
  return table(
    'How well it ranks',
    ['Level', 'Rows', 'Coverage error', '95 % interval', 'Best possible', 'Prior', 'LRAP', '95 % interval', 'Prior'],
    levels.map(({ level, rows, ranking, prior, intervals }) => [
      LEVEL_LABELS[level],
      String(rows),
      four(ranking.coverage),
      bounds(intervals.coverage),
      four(ranking.bestCoverage),
      four(prior.coverage),
      four(ranking.lrap),
      bounds(intervals.lrap),
      four(prior.lrap),
    ]),
  );
}

/** A tag's name as markup, marked where it rests on few works. */
type NameOf = (tag: string) => string;

/** As text and not by a tooltip, for those who print it. */
function marked(tag: string, works: number | undefined): string {
  return escapeHtml(tag) + (works === undefined ? '' : ` <span class="thin">⚠\ufe0e ${countOf(works, 'work')}</span>`);
}

function namesOf({ thinTags }: ReportDocument): NameOf {
  const works = new Map(thinTags.map((thin) => [thin.tag, thin.works]));
  return (tag) => marked(tag, works.get(tag));
}

function tagTable(name: string, nameOf: NameOf, { tags, weighted, thresholds }: DocumentDecisions): string {
  const tuned = thresholds !== null;
  const cells = (row: (typeof tags)[number] | typeof weighted): string[] => [
    String(row.support),
    String(row.given),
    ...[row.precision, row.recall, row.f1, row.averagePrecision, row.rocAuc].map(twoDecimals),
    row.brier === null ? '–' : row.brier.toFixed(3).replace(/^0/, ''),
  ];
  const threshold = (index: number): string[] => {
    if (!tuned) return [];
    const range = thresholds[index];
    return [range ? `${range[0].toFixed(3)} to ${range[1].toFixed(3)}` : '–'];
  };
  return table(
    name,
    ['Tag', 'Have it', 'Given it', 'Precision', 'Recall', 'F1', 'AP', 'AUC', 'Brier', ...(tuned ? ['Thresholds'] : [])],
    tags.map((row, index) => [nameOf(row.tag), ...cells(row), ...threshold(index)]),
    ['Weighted mean', ...cells(weighted), ...(tuned ? ['–'] : [])],
  );
}

function levelSection({ level, rows, decisions }: DocumentLevel, { unit }: ReportDocument, nameOf: NameOf): string {
  const parts = decisions.map((decided) => {
    const heading = `${LEVEL_LABELS[level]}: ${ruleLabel(decided.rule).toLowerCase()}`;
    const words = `${countOf(rows, level)}. ${ruleSentence(decided.rule, level, unit)}`;
    return `<h3>${heading}</h3><p>${words}</p>${tagTable(heading, nameOf, decided)}`;
  });
  return parts.join('\n');
}

function worth({ given, right }: WordWorth): string {
  return given === 0 ? 'none' : `${Math.round((100 * right) / given)} % of ${given}`;
}

function calibrationSection({ before, after, fittedOn, tags, words }: CalibrationEffect, nameOf: NameOf): string {
  const three = (value: number): string => value.toFixed(3);
  const row = ({ ranking, brier, error }: CalibrationEffect['after'], name: string): string[] => [
    name, four(ranking.lrap), four(ranking.coverage), three(brier), three(error),
  ];
  return `<h2>What the words are worth</h2>
<p>Likely: more probable than not. Maybe: worth a listen, from the confidence on at which giving the tag served the validation tracks best. Unlikely: at most one chance in three. Fitted on ${countOf(fittedOn, 'track')} for validation, judged on the held-out ones. Per cent of the tracks called so that have the tag, and how many were called so.</p>
${table(
  'What the words are worth',
  ['Tag', 'Likely', 'Maybe', 'Unlikely', 'Maybe from', 'Brier', 'Before'],
  tags.map(({ tag, words: own, maybe, brier, brierBefore }) => [
    nameOf(tag), ...BANDS.map((band) => worth(own[band])), maybe.toFixed(2), three(brier), three(brierBefore),
  ]),
  ['All tags', ...BANDS.map((band) => worth(words[band])), '–', three(after.brier), three(before.brier)],
)}
${table('Before and after calibration', ['Per track', 'LRAP', 'Coverage error', 'Brier', 'Calibration error'], [row(before, 'Before calibration'), row(after, 'Calibrated')])}`;
}

function foldsSection({ crossValidation }: ReportDocument): string {
  const folds = foldTable(crossValidation);
  if (!folds) return '';
  const { command, day } = foldSource(crossValidation);
  const lines = (first: string, others: readonly string[]): string => escapeHtml(first) + others.map((line) => `<small>${escapeHtml(line)}</small>`).join('');
  const text = ({ value, detail, bounds: ranges }: FoldCell): string => lines(`${value}${detail && ` ${detail}`}`, ranges);
  return `<h2>Cross-validated, by track and by work</h2>
${[...folds.notes, foldProvenance(crossValidation)].map((note) => `<p>${escapeHtml(note)}</p>`).join('\n')}
${table('Cross-validated, by track and by work', ['Score', ...folds.columns], folds.rows.map(({ label, drawing, cells }) => [lines(label, drawing), ...cells.map(text)]))}
${tagFolds(crossValidation, lines)}
<p><code>${escapeHtml(command)}</code>, ${escapeHtml(day)}</p>`;
}

function tagFolds(entries: ReportDocument['crossValidation'], lines: (first: string, others: readonly string[]) => string): string {
  const lists = foldTags(entries).map(({ heading, rows }) => {
    const name = `Tag by tag, ${heading.toLowerCase()}`;
    return `<h3>${name}</h3>${table(
      name,
      ['Tag', 'Tracks', 'Works', 'AP', 'Prior’s AP', 'AUC', 'Beside the prior'],
      rows.map(({ tag, thin, tracks, works, precision, priorPrecision, auc, standing }) => [
        marked(tag, thin), String(tracks), String(works), lines(precision.value, precision.bounds), priorPrecision, auc, standing,
      ]),
    )}`;
  });
  return lists.length === 0 ? '' : `<details><summary>Tag by tag</summary><p>${escapeHtml(FOLD_TAGS_NOTE)}</p>${lists.join('')}</details>`;
}

const perCent = (share: number | null): string => (share === null ? '–' : `${Math.round(100 * share)} %`);

function captureTable(name: string, nameOf: NameOf, rows: DocumentTopK['captures']): string {
  return table(
    name,
    ['Tag', 'Captured', 'Missed', 'Rate'],
    rows.map(({ tag, captured, missed, rate }) => [nameOf(tag), String(captured), String(missed), perCent(rate)]),
  );
}

function topKSection({ topK }: ReportDocument, drawn: SavedFigure | null, nameOf: NameOf): string {
  if (!topK || !drawn) return '';
  const { size, judged, curves, captures } = topK;
  const numbered = captures.map((row, tag) => ({ ...row, tag }));
  const named = (rows: readonly { readonly tag: number }[]): DocumentTopK['captures'] => rows.map(({ tag }) => captures[tag]);
  const many = captures.filter(({ rate }) => rate !== null).length > 2 * EXTREMES;
  const extremes = many
    ? `<h3>Best captured</h3>${captureTable('Best captured', nameOf, named(bestCaptured(numbered, EXTREMES)))}` +
      `<h3>Worst captured</h3>${captureTable('Worst captured', nameOf, named(worstCaptured(numbered, EXTREMES)))}`
    : '';
  const all = captureTable('Captured by tag', nameOf, captures);
  const words = curves.map(({ percent, rates }) => `at least ${percent} % of their tags: ${perCent(rates[size - 1])}`).join(', ');
  return (
    `<h2>What the highest tags hold</h2><p>Of ${countOf(judged, 'track')} with a tag, those whose ${size} highest hold ${words}. Of tied tags each takes the worst place.</p>` +
    `${figure(drawn)}${extremes}` +
    (many ? `<details><summary>All ${captures.length} tags</summary>${all}</details>` : all)
  );
}

function countsSection({ tagCounts }: ReportDocument, nameOf: NameOf): string {
  const known = tagCounts.some(({ seen }) => seen !== null);
  const rows = tagCounts.toSorted((a, b) => (b.seen ?? b.reported) - (a.seen ?? a.reported));
  return (
    `<h2>How often each tag occurs</h2><details><summary>${countOf(rows.length, 'tag')}</summary>` +
    `${table(
      'Tag counts',
      ['Tag', ...(known ? ['Trained on', 'Held out'] : ['Tracks'])],
      rows.map(({ tag, seen, reported }) => [nameOf(tag), ...(known ? [String(seen ?? '–')] : []), String(reported)]),
    )}</details>`
  );
}

function singleLabelSection({ singleLabel }: ReportDocument, drawn: SavedFigure | null, nameOf: NameOf): string {
  if (!singleLabel || !drawn) return '';
  const { accuracy, chance, tags, tracks } = singleLabel;
  return (
    `<h2>One tag a track</h2><p>The highest tag is the right one for ${perCent(accuracy)} of ${countOf(tracks, 'track')}; always saying the most frequent tag would be right for ${perCent(chance)}.</p>` +
    `${table(
      'Precision and recall',
      ['Tag', 'Precision', 'Recall', 'Tracks'],
      tags.map(({ tag, precision, recall, support }) => [nameOf(tag), twoDecimals(precision), twoDecimals(recall), String(support)]),
    )}${figure(drawn)}`
  );
}

function figure({ title, note, svg }: SavedFigure): string {
  return `<figure><figcaption>${escapeHtml(title)}<span>${escapeHtml(note)}</span></figcaption>${svg}</figure>`;
}

const OUTCOMES: readonly (readonly [kind: OutcomeKind, title: string])[] = [
  ['right', 'Fully right'],
  ['partly', 'Partly right'],
  ['wrong', 'Fully wrong'],
  ['untagged', 'Without a true tag'],
];

function outcomeList({ tracks }: ReportDocument, kind: OutcomeKind, title: string, nameOf: NameOf): string {
  const listed = tracks.filter(({ outcome }) => outcome === kind);
  if (listed.length === 0) return kind === 'untagged' ? '' : `<h3>${title}: none</h3>`;
  const rows = listed.map(({ title, work, trueTags, ranked }) => {
    const truth = new Set(trueTags);
    const given = ranked.slice(0, trueTags.length).map((tag) => (truth.has(tag) ? `<b>${nameOf(tag)}</b>` : nameOf(tag)));
    const cells = [escapeHtml(title), escapeHtml(work), trueTags.map(nameOf).join(', '), given.join(', ')];
    return `<tr>${cells.map((cell) => `<td class="words">${cell}</td>`).join('')}</tr>`;
  });
  const head = ['Track', 'Work', 'True tags', 'Ranked highest'].map((cell) => `<th scope="col" style="text-align:left">${cell}</th>`).join('');
  return (
    `<details><summary>${title}: ${countOf(listed.length, 'track')}</summary>` +
    `${scrolling(title, `<thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody>`)}</details>`
  );
}

/** The whole file. Every name from the data is escaped. */
export function reportHtml(document: ReportDocument, figures: SavedFigures): string {
  const { name, facts, levels, unit, savedAt, prior } = document;
  const title = escapeHtml(`Report: ${name}`);
  const [first] = levels;
  const nameOf = namesOf(document);
  const drawn = first.intervals.units >= 2 ? ` Intervals: 1,000 bootstrap resamples of whole ${unit}s, seed ${first.intervals.seed}.` : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1>${title}</h1>
<dl>${facts.map(({ term, detail }) => `<div><dt>${escapeHtml(term)}</dt><dd>${escapeHtml(detail)}</dd></div>`).join('')}</dl>
${document.thinTags.length > 0 ? '<p>⚠\ufe0e beside a tag: it rests on so few works; treat with care.</p>' : ''}
${foldsSection(document)}
<h2>How well it ranks</h2>
<p>Coverage error: how far down the ranked tags one must go, on average, to meet all true ones. LRAP: label-ranking average precision, 1 at best. ${priorSentence({ priorFrom: prior.from })}${drawn}</p>
${rankingTable(document)}
${document.calibration ? calibrationSection(document.calibration, nameOf) : ''}
${singleLabelSection(document, figures.matrix, nameOf)}
${topKSection(document, figures.topK, nameOf)}
<h2>Per tag</h2>
<p>AP: average precision, the area under the precision-recall curve. AUC: area under the ROC curve, .50 by chance. Brier: mean squared distance of confidence and truth, less is better. Means are weighted by support.</p>
${levels.map((level) => levelSection(level, document, nameOf)).join('\n')}
<h2>Curves by tag</h2>
<p>Per track. Dashed in ROC and precision–recall: chance. Calibration: ${escapeHtml(figures.calibrationNote)}${figures.curvesNote ? ` ${escapeHtml(figures.curvesNote)}` : ''}</p>
<div class="figures">${figures.curves.map(figure).join('\n')}</div>
<h2>What is confused with what</h2>
<p>${CONFUSION_DEFINITION} Per track, ${ruleLabel(first.decisions[0].rule).toLowerCase()}.</p>
${figure(figures.confusion)}
${countsSection(document, nameOf)}
<h2>Tracks by outcome</h2>
<p>Each track’s highest tags, cut to as many as it truly has: all of them right, some, or none.</p>
${OUTCOMES.map(([kind, heading]) => outcomeList(document, kind, heading, nameOf)).join('\n')}
${figures.training.length > 0 ? `<h2>Training</h2>\n${figures.training.map(figure).join('\n')}` : ''}
<footer>Saved by Tenfold on ${escapeHtml(savedAt.slice(0, 16).replace('T', ' '))} UTC.</footer>
</body>
</html>
`;
}
