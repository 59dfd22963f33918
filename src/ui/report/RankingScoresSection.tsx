import { useEffect, useMemo, useState } from 'react';
import type { EnsembleSummary } from '../../app/state.ts';
import type { Evaluation } from '../../nets/ensemble.ts';
import { RankingChart, RankingLegend } from '../charts/ranking.tsx';
import { counted } from '../format.ts';
import { tileRows, trackRows } from './heldOutRows.ts';
import { rankingIntervals, type RankingIntervals } from './rankingIntervals.ts';
import { RankingTable, type RankingLevel } from './RankingTable.tsx';
import { certainty, meaning, verdict } from './verdict.ts';
import classes from './report.module.css';

interface RankingScoresSectionProps {
  readonly summary: EnsembleSummary;
  readonly evaluation: Evaluation;
}

interface BothIntervals {
  readonly track: RankingIntervals;
  readonly tile: RankingIntervals;
}

/** Coverage error and LRAP per track and per tile against the prior, as words, table and picture. */
export function RankingScoresSection({ summary, evaluation }: RankingScoresSectionProps) {
  const { split } = summary.card;
  const intervals = useIntervals(evaluation, split);
  const tiles = useMemo(
    () => evaluation.heldOut.reduce((sum, { tileConfidences }) => sum + tileConfidences.length, 0) / evaluation.prior.length,
    [evaluation],
  );
  const levels: readonly RankingLevel[] = [
    {
      label: 'Per track',
      rows: counted(evaluation.heldOut.length, 'track'),
      ensemble: evaluation.track,
      prior: evaluation.priorTrack,
      intervals: intervals?.track ?? null,
    },
    {
      label: 'Per tile',
      rows: counted(tiles, 'tile'),
      ensemble: evaluation.tile,
      prior: evaluation.priorTile,
      intervals: intervals?.tile ?? null,
    },
  ];
  return (
    <section>
      <h2 className={classes.subheading}>How well it ranks</h2>
      <p className={classes.verdict}>{verdict(evaluation.track, evaluation.priorTrack)}</p>
      <p className={classes.prose}>
        {meaning(summary.tags.length, evaluation.track, evaluation.priorTrack)}{' '}
        {intervals && certainty(intervals.track.gains, intervals.track.units, split)}
      </p>
      <div className={classes.scores}>
        <RankingTable levels={levels} />
        <div className={classes.pictures}>
          <RankingChart
            title="Coverage error"
            axis="tags, fewer is better"
            limits={[0, summary.tags.length]}
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
            limits={[0, 1]}
            rows={levels.map(({ label, ensemble, prior, intervals: level }) => ({
              label,
              ensemble: ensemble.lrap,
              prior: prior.lrap,
              best: 1,
              interval: level?.lrap ? [level.lrap.low, level.lrap.high] : null,
            }))}
          />
          <RankingLegend intervals={intervals?.track.coverage != null} />
        </div>
      </div>
    </section>
  );
}

/** Null until they are computed: a thousand resamples take a moment and never block the page. */
function useIntervals(evaluation: Evaluation, split: 'track' | 'group'): BothIntervals | null {
  const [intervals, setIntervals] = useState<BothIntervals | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const compute = async () => {
      const track = await rankingIntervals(trackRows(evaluation, split), evaluation.prior, stop.signal);
      const tile = await rankingIntervals(tileRows(evaluation, split), evaluation.prior, stop.signal);
      setIntervals({ track, tile });
    };
    compute().catch((thrown: unknown) => {
      if (!stop.signal.aborted) throw thrown;
    });
    return () => stop.abort();
  }, [evaluation, split]);
  return intervals;
}
