import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { BANDS, calibrationEffect, type TagEffect, type WordWorth } from '../../app/report/calibrationEffect.ts';
import type { ReportSource } from '../../app/report/source.ts';
import { twoDecimals } from '../../app/report/words.ts';
import { Calibration } from '../charts/calibration.tsx';
import { ChartFrame } from '../charts/chartFrame.tsx';
import { ThinMark } from '../confidence/ThinMark.tsx';
import { count, counted, percent } from '../format.ts';
import { brierText } from './curveWords.ts';
import classes from './CalibrationSection.module.css';
import page from './report.module.css';

/** What the words "likely", "maybe" and "unlikely" are worth on held-out tracks, and what calibration changed. */
export function CalibrationSection({ source }: { readonly source: ReportSource }) {
  const effect = useMemo(() => calibrationEffect(source), [source]);
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
          <div className={classes.box}>
            <table className={classes.table}>
              <VisuallyHidden component="caption">How often each word was given on held-out tracks, and how often the tag was true</VisuallyHidden>
              <thead>
                <tr>
                  <th scope="col">Tag</th>
                  <th scope="col">Likely</th>
                  <th scope="col">Maybe</th>
                  <th scope="col">Unlikely</th>
                  <th scope="col">Maybe from</th>
                  <th scope="col">Brier, before</th>
                </tr>
              </thead>
              <tbody>
                {effect.tags.map((tag) => (
                  <TagRow key={tag.tag} effect={tag} thin={source.thin.get(tag.tag)} />
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">All tags</th>
                  {BANDS.map((band) => (
                    <Worth key={band} worth={words[band]} />
                  ))}
                  <td>–</td>
                  <td>
                    {brierText(after.brier)}, {brierText(before.brier)}
                  </td>
                </tr>
              </tfoot>
            </table>
          </div>
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
          <table className={classes.table}>
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

function TagRow({ effect, thin }: { readonly effect: TagEffect; readonly thin: number | undefined }) {
  const { tag, words, maybe, brier, brierBefore } = effect;
  return (
    <tr>
      <th scope="row">
        {tag}
        <ThinMark tag={tag} groups={thin} />
      </th>
      {BANDS.map((band) => (
        <Worth key={band} worth={words[band]} />
      ))}
      <td>{percent(maybe)}</td>
      <td>
        {brierText(brier)}, {brierText(brierBefore)}
      </td>
    </tr>
  );
}

function Worth({ worth: { given, right } }: { readonly worth: WordWorth }) {
  return (
    <td>
      {given === 0 ? (
        <span className={classes.none}>none</span>
      ) : (
        <>
          {percent(right / given)}
          <span className={classes.given}>
            <VisuallyHidden> of </VisuallyHidden>
            {count(given)}
          </span>
        </>
      )}
    </td>
  );
}
