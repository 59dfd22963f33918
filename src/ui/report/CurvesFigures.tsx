import { useCallback, useMemo, useState } from 'react';
import { breathing } from '../../app/report/breathe.ts';
import type { LevelName, ReportSource } from '../../app/report/source.ts';
import { calibrationBefore } from '../../app/report/calibrationEffect.ts';
import { pickEvenly, sumToOne, tagCurves } from '../../app/report/tagCurves.ts';
import { twoDecimals } from '../../app/report/words.ts';
import { Calibration } from '../charts/calibration.tsx';
import { ChartFrame } from '../charts/chartFrame.tsx';
import { PrecisionRecall } from '../charts/precisionRecall.tsx';
import { Roc } from '../charts/roc.tsx';
import { MarkedSelect } from '../confidence/MarkedSelect.tsx';
import { count, counted, percent } from '../format.ts';
import { useAsync } from '../inspect/useAsync.ts';
import { brierText, calibrationNote } from './curveWords.ts';
import { SEARCHED_FROM } from './manyTags.ts';
import classes from './report.module.css';

/** Of a table beside a curve. */
const MOST_ROWS = 20;

interface CurvesFiguresProps {
  readonly source: ReportSource;
  readonly level: LevelName;
}

/** ROC, precision-recall and calibration of one tag at a time. */
export function CurvesFigures({ source, level }: CurvesFiguresProps) {
  const { tags, thin } = source;
  const [chosen, setChosen] = useState(tags[0]);
  const rows = (source[level] ?? source.track).rows;
  const run = useCallback(
    async (signal: AbortSignal) => ({
      ...(await tagCurves(tags, rows, Math.max(0, tags.indexOf(chosen)), breathing(signal))),
      whole: sumToOne(rows),
    }),
    [tags, rows, chosen],
  );
  const { value: curves } = useAsync(run);
  const before = useMemo(() => (level === 'track' ? calibrationBefore(source, Math.max(0, tags.indexOf(chosen))) : null), [source, level, tags, chosen]);
  return (
    <section aria-label="Curves" className={classes.block}>
      <MarkedSelect
        thin={thin}
        label="Curves of"
        className={classes.tagSelect}
        value={chosen}
        data={[...tags]}
        allowDeselect={false}
        searchable={tags.length > SEARCHED_FROM}
        nothingFoundMessage="No tag has this name."
        maxDropdownHeight={320}
        onChange={(value) => value !== null && setChosen(value)}
      />
      {curves && (
        <>
          <p className={classes.after}>
            {count(curves.support)} of {counted(curves.rows, level)} {curves.support === 1 ? 'has' : 'have'} the tag.
          </p>
          <div className={classes.figures}>
            {curves.roc ? (
              <ChartFrame
                title={`ROC: ${curves.tag}`}
                notes={[`Area ${twoDecimals(curves.rocAuc)}; dashed: chance, .50.`]}
                fileName={`roc ${curves.tag}`}
                table={{
                  columns: ['From score', 'False positive rate', 'True positive rate'],
                  rows: pickEvenly(curves.roc, MOST_ROWS).map(({ threshold, falsePositiveRate, truePositiveRate }) => [
                    Number.isFinite(threshold) ? threshold.toFixed(3) : 'none',
                    twoDecimals(falsePositiveRate),
                    twoDecimals(truePositiveRate),
                  ]),
                }}
              >
                {(width) => <Roc curve={curves.roc ?? []} width={width} />}
              </ChartFrame>
            ) : (
              <p className={classes.absent}>No ROC curve: it takes {level}s with the tag and {level}s without.</p>
            )}
            {curves.precisionRecall ? (
              <ChartFrame
                title={`Precision–recall: ${curves.tag}`}
                notes={[`Area (AP) ${twoDecimals(curves.averagePrecision)}; dashed: chance, ${twoDecimals(curves.support / curves.rows)}.`]}
                fileName={`precision recall ${curves.tag}`}
                table={{
                  columns: ['From score', 'Recall', 'Precision'],
                  rows: pickEvenly(curves.precisionRecall.slice(0, -1), MOST_ROWS).map(({ threshold, precision, recall }) => [
                    threshold.toFixed(3),
                    twoDecimals(recall),
                    twoDecimals(precision),
                  ]),
                }}
              >
                {(width) => (
                  <PrecisionRecall curve={curves.precisionRecall ?? []} chance={curves.support / curves.rows} width={width} />
                )}
              </ChartFrame>
            ) : (
              <p className={classes.absent}>No precision-recall curve: no {level} has the tag.</p>
            )}
            {curves.calibration ? (
              <ChartFrame
                title={`Calibration: ${curves.tag}`}
                notes={[`Brier score ${curves.brier === null ? '–' : brierText(curves.brier)}${before ? `, before calibration ${brierText(before.brier)}` : ''}; less is better.`]}
                fileName={`calibration ${curves.tag}`}
                table={{
                  columns: ['Confidence', `${level}s`, 'Mean confidence', 'Have the tag'],
                  rows: curves.calibration.map(({ from, to, count: held, meanScore, positiveShare }) => [
                    `${twoDecimals(from)}–${twoDecimals(to)}`,
                    held,
                    twoDecimals(meanScore),
                    percent(positiveShare),
                  ]),
                }}
              >
                {(width) => <Calibration bins={curves.calibration ?? []} before={before?.curve} width={width} />}
              </ChartFrame>
            ) : (
              <p className={classes.absent}>No calibration: some scores are below 0 or above 1, so they are no chances.</p>
            )}
          </div>
          {curves.calibration && <p className={classes.after}>Calibration: {calibrationNote(curves.whole, level)}{before && ' The thin line is before calibration.'}</p>}
        </>
      )}
    </section>
  );
}
