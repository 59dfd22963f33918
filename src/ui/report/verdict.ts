/** The plain sentences about scores. Honest by construction: every outcome has its own wording. */
import type { Gains } from '../../app/report/intervals.ts';
import type { ReportSource, UnitName } from '../../app/report/source.ts';
import type { Interval } from '../../metrics/bootstrap.ts';
import type { RankingScores } from '../../nets/ensemble.ts';
import { counted } from '../format.ts';

/** Scores closer than this print as the same number, so they are worded as equal. */
const SAME = 0.005;

/** Positive when the ensemble is better. */
function gains(ensemble: RankingScores, prior: RankingScores): readonly [number, number] {
  return [prior.coverage - ensemble.coverage, ensemble.lrap - prior.lrap].map((gain) =>
    Math.abs(gain) < SAME ? 0 : gain,
  ) as [number, number];
}

const SUBJECTS = { ensemble: 'The ensemble', imported: 'The imported model' } as const;

/** Whether the ensemble beats the prior, in one sentence. */
export function verdict(ensemble: RankingScores, prior: RankingScores, kind: ReportSource['kind'] = 'ensemble'): string {
  const who = SUBJECTS[kind];
  const [coverage, lrap] = gains(ensemble, prior);
  if (coverage > 0 && lrap > 0) {
    return `${who} ranks tags better than their frequency alone, on both scores.`;
  }
  if (coverage <= 0 && lrap <= 0) {
    return `${who} does not beat ranking tags by their frequency alone: do not rely on it.`;
  }
  return coverage > 0
    ? `${who} beats frequency alone on coverage error, but not on LRAP.`
    : `${who} beats frequency alone on LRAP, but not on coverage error.`;
}

/** What the coverage error means, with its numbers put in. */
export function meaning(tags: number, ensemble: RankingScores, prior: RankingScores): string {
  return (
    `Going down a track’s ranked tags until all its true ones are met takes ` +
    `${ensemble.coverage.toFixed(2)} of ${tags} on average; a perfect ranking would take ` +
    `${ensemble.bestCoverage.toFixed(2)}, ranking by frequency alone ${prior.coverage.toFixed(2)}.`
  );
}

/** Fewer units than this say little, whatever their interval. */
const FEW = 20;

/** Whether the interval leaves zero out. */
function clear({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}

/** How far the verdict can be trusted. `unit` is what was resampled: track, group or film. */
export function certainty(gained: Gains, units: number, unit: UnitName): string {
  const { coverage, lrap } = gained;
  const held = `${counted(units, unit)} held out`;
  if (!coverage || !lrap) return `With ${held}, no interval can be given.`;
  const rough = units < FEW ? ' With so few, every figure is rough.' : '';
  if (clear(coverage) && clear(lrap)) {
    return `With ${held}, both differences from the prior are larger than chance would make them.${rough}`;
  }
  if (!clear(coverage) && !clear(lrap)) {
    return `With ${held}, both differences from the prior may be chance.${rough}`;
  }
  const [sure, unsure] = clear(coverage) ? ['coverage error', 'LRAP'] : ['LRAP', 'coverage error'];
  return `With ${held}, the difference in ${sure} is larger than chance would make it; that in ${unsure} may be chance.${rough}`;
}
