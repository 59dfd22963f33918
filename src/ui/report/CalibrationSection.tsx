import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { BANDS, type CalibrationEffect, calibrationEffect, type TagEffect, type WordWorth } from '../../app/report/calibrationEffect.ts';
import type { ReportSource } from '../../app/report/source.ts';
import { twoDecimals } from '../../app/report/words.ts';
import type { Band } from '../../metrics/bands.ts';
import { Calibration } from '../charts/calibration.tsx';
import { ChartFrame } from '../charts/chartFrame.tsx';
import { count, counted, percent } from '../format.ts';
import { brierText } from './curveWords.ts';
import { firstOrder } from './manyTags.ts';
import { type FootRow, type SortedColumn, SortedTable } from './SortedTable.tsx';
import { tagColumn } from './tagColumn.tsx';
import classes from './CalibrationSection.module.css';
import figures from './figureTable.module.css';
import page from './report.module.css';

/** What the words "likely", "maybe" and "unlikely" are worth on held-out tracks, and what calibration changed. */
export function CalibrationSection({ source }: { readonly source: ReportSource }) {
  const effect = useMemo(() => calibrationEffect(source), [source]);
  const columns = useMemo(() => columnsOf(source.thin), [source.thin]);
  if (effect === null) return null;
  const { before, after, fittedOn, words } = effect;
  const { likely, unlikely } = words;
  return (
    <section>
      <h2 className={page.subheading}>What the words are worth</h2>
      <p className={page.verdict}>
        {likely.given > 0 ? `“Likely” was right ${percent(likely.right / likely.given)} of the time` : 'Nothing was “likely”'}
        {unlikely.given > 0 && `, “unlikely” wrong ${percent(unlikely.right / unlikely.given)}`}.
      </p>
      <p className={page.prose}>
        Likely: more probable than not. Maybe: worth a listen, from the confidence on at which giving the tag served the validation
        tracks best. Unlikely: at most one chance in three. Fitted on {counted(fittedOn, 'validation track')}; judged here on{' '}
        {counted(source.tracks.length, 'track')} that neither nets nor calibration have seen.
      </p>
      <div className={classes.parts}>
        <div>
          <SortedTable caption="Words by tag" rows={effect.tags} columns={columns} initial={firstOrder(effect.tags.length, 'support')} foot={[allTags(effect)]} />
          <p className={classes.note}>Per cent of the tracks called so that have the tag, and how many were called so.</p>
        </div>
        <div>
          <ChartFrame
            title="Calibration: all tags"
            notes={[`Brier score ${brierText(after.brier)}, before calibration ${brierText(before.brier)}; less is better.`]}
            fileName="calibration all tags"
            table={{
              columns: ['Confidence', 'Cases', 'Mean confidence', 'Have the tag'],
              rows: after.curve.map(({ from, to, count: held, meanScore, positiveShare }) => [
                `${twoDecimals(from)}–${twoDecimals(to)}`,
                held,
                twoDecimals(meanScore),
                percent(positiveShare),
              ]),
            }}
          >
            {(width) => <Calibration bins={after.curve} before={before.curve} width={width} />}
          </ChartFrame>
          <table className={`${figures.table} ${classes.table}`}>
            <VisuallyHidden component="caption">Scores before and after calibration, per track</VisuallyHidden>
            <thead>
              <tr>
                <th scope="col">Per track</th>
                <th scope="col">Before</th>
                <th scope="col">Calibrated</th>
              </tr>
            </thead>
            <tbody>
              {(
                [
                  ['LRAP', before.ranking.lrap.toFixed(3), after.ranking.lrap.toFixed(3)],
                  ['Coverage error', before.ranking.coverage.toFixed(2), after.ranking.coverage.toFixed(2)],
                  ['Brier score', brierText(before.brier), brierText(after.brier)],
                  ['Calibration error', brierText(before.error), brierText(after.error)],
                ] as const
              ).map(([name, was, is]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{was}</td>
                  <td>{is}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}

type Columns = readonly [SortedColumn<TagEffect>, ...SortedColumn<TagEffect>[]];

const WORDS: Readonly<Record<Band, string>> = { likely: 'Likely', maybe: 'Maybe', unlikely: 'Unlikely' };

function support({ words }: Pick<TagEffect, 'words'>): number {
  return BANDS.reduce((sum, band) => sum + words[band].right, 0);
}

function columnsOf(thin: ReportSource['thin']): Columns {
  return [
    tagColumn(thin),
    { key: 'support', short: 'Have it', title: 'Tracks that have the tag', value: support, cell: (row) => count(support(row)), wideOnly: true },
    ...BANDS.map(
      (band): SortedColumn<TagEffect> => ({
        key: band,
        short: WORDS[band],
        title: `Of the tracks called “${band}”, how many have the tag`,
        value: ({ words }) => (words[band].given === 0 ? null : words[band].right / words[band].given),
        cell: ({ words }) => <Worth worth={words[band]} />,
      }),
    ),
    { key: 'from', short: 'Maybe from', title: 'The confidence from which on it is “maybe”', value: ({ maybe }) => maybe, cell: ({ maybe }) => percent(maybe), wideOnly: true },
    {
      key: 'brier',
      short: 'Brier, before',
      title: 'Brier score, and what it was before calibration; less is better',
      value: ({ brier }) => brier,
      cell: ({ brier, brierBefore }) => <Briers now={brier} before={brierBefore} />,
      wideOnly: true,
    },
  ];
}

function allTags({ words, before, after }: CalibrationEffect): FootRow {
  return {
    name: 'All tags',
    cells: [count(support({ words })), ...BANDS.map((band) => <Worth key={band} worth={words[band]} />), '–', <Briers key="brier" now={after.brier} before={before.brier} />],
  };
}

function Briers({ now, before }: { readonly now: number; readonly before: number }) {
  return (
    <span className={classes.worth}>
      {brierText(now)}, {brierText(before)}
    </span>
  );
}

function Worth({ worth: { given, right } }: { readonly worth: WordWorth }) {
  if (given === 0) return <span className={classes.none}>none</span>;
  return (
    <span className={classes.worth}>
      {percent(right / given)}
      <span className={classes.given}>
        <VisuallyHidden> of </VisuallyHidden>
        {count(given)}
      </span>
    </span>
  );
}
