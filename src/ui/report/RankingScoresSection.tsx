import { useCallback } from 'react';
import { rankingIntervals, type RankingIntervals } from '../../app/report/intervals.ts';
import type { LevelName, ReportSource } from '../../app/report/source.ts';
import { LEVEL_LABELS, priorSentence } from '../../app/report/words.ts';
import { RankingChart, RankingLegend } from '../charts/ranking.tsx';
import { counted } from '../format.ts';
import { useAsync } from '../inspect/useAsync.ts';
import { RankingTable, type RankingLevel } from './RankingTable.tsx';
import { certainty, meaning, verdict } from './verdict.ts';
import classes from './report.module.css';

type Intervals = Readonly<Record<LevelName, RankingIntervals | null>>;

/** Coverage error and LRAP per track and, where there are tiles, per tile against the prior, as words, table and picture. */
export function RankingScoresSection({ source }: { readonly source: ReportSource }) {
  const { track, tile, prior, unit, kind, tags } = source;
  // A thousand resamples take a moment and never block the page.
  const run = useCallback(
    async (signal: AbortSignal): Promise<Intervals> => ({
      track: await rankingIntervals(track.rows, prior, signal),
      tile: tile && (await rankingIntervals(tile.rows, prior, signal)),
    }),
    [track, tile, prior],
  );
  const scored = kind === 'ensemble' ? 'ensemble' : 'imported';
  const { value: intervals } = useAsync(run);
  const levels: readonly RankingLevel[] = (['track', 'tile'] as const).flatMap((name) => {
    const level = source[name];
    if (!level) return [];
    return [
      {
        label: LEVEL_LABELS[name],
        rows: counted(level.rows.targets.length, name),
        ensemble: level.ranking,
        prior: level.prior,
        intervals: intervals?.[name] ?? null,
      },
    ];
  });
  return (
    <section>
      <h2 className={classes.subheading}>How well it ranks</h2>
      <p className={classes.verdict}>{verdict(track.ranking, track.prior, kind)}</p>
      <p className={classes.prose}>
        {meaning(tags.length, track.ranking, track.prior)}{' '}
        {intervals?.track && certainty(intervals.track.gains, intervals.track.units, unit)}{' '}
        {kind === 'imported' && priorSentence(source)}
      </p>
      <div className={classes.scores}>
        <RankingTable levels={levels} scored={kind === 'ensemble' ? 'Ensemble' : 'Imported'} />
        <div className={classes.pictures}>
          <RankingChart
            title="Coverage error"
            axis="tags, fewer is better"
            scored={scored}
            limits={[0, tags.length]}
            rows={levels.map(({ label, ensemble, prior, intervals: level }) => ({
              label,
              ensemble: ensemble.coverage,
              prior: prior.coverage,
              best: ensemble.bestCoverage,
              interval: level?.coverage ? [level.coverage.low, level.coverage.high] : null,
            }))}
          />
          <RankingChart
            title="LRAP"
            axis="share, more is better"
            scored={scored}
            limits={[0, 1]}
            rows={levels.map(({ label, ensemble, prior, intervals: level }) => ({
              label,
              ensemble: ensemble.lrap,
              prior: prior.lrap,
              best: 1,
              interval: level?.lrap ? [level.lrap.low, level.lrap.high] : null,
            }))}
          />
          <RankingLegend scored={scored} intervals={intervals?.track?.coverage != null} />
        </div>
      </div>
    </section>
  );
}
