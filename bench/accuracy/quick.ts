/** The shipped bundle's own figures, from the held-out predictions that it carries. */
import { readFile } from 'node:fs/promises';
import { meanOverTiles } from '../../src/app/mean.ts';
import { unpackEnsemble } from '../../src/library/bundle.ts';
import { rocAuc } from '../../src/metrics/curves.ts';
import { bestCoverageError, coverageError, labelRankingAveragePrecision } from '../../src/metrics/ranking.ts';
import { mean, tagColumns } from '../../src/metrics/rows.ts';
import { calibrateRows } from '../../src/metrics/tagCalibration.ts';

const BUNDLE = 'public/ensembles/shipped.zip';

/** Prints them beside what the bundle's card says; throws when the two differ. */
export async function quick(): Promise<void> {
  const unpacked = await unpackEnsemble(new Uint8Array(await readFile(BUNDLE)));
  if (!unpacked.ok) throw new Error(`${BUNDLE}: ${unpacked.error.code}`);
  const { evaluation, tags, calibration, card, recipe } = unpacked.ensemble;
  if (evaluation === null) throw new Error(`${BUNDLE} was never scored.`);
  const targets = evaluation.heldOut.map((track) => track.targets);
  const means = evaluation.heldOut.map(({ tileConfidences }) => meanOverTiles(tileConfidences, tags.length));
  const scores = calibration.kind === 'platt' ? means.map((row) => calibrateRows(row, calibration.tags)) : means;
  const priors = targets.map(() => evaluation.prior);
  const lrap = labelRankingAveragePrecision(targets, scores);
  const coverage = coverageError(targets, scores);
  const auc = mean(tagColumns(targets, scores).map(rocAuc).filter((value) => value !== null));
  console.log(`${recipe.title}, ${targets.length} held-out tracks of ${card.tracks}, split by ${card.split}; best coverage error ${bestCoverageError(targets).toFixed(2)}`);
  if (Math.abs(lrap - evaluation.track.lrap) > 1e-6) throw new Error(`Its card says LRAP ${evaluation.track.lrap}, its predictions ${lrap}.`);
  console.log(
    `RESULT split=${card.split} lrap=${lrap.toFixed(3)} prior_lrap=${labelRankingAveragePrecision(targets, priors).toFixed(3)} ` +
      `coverage=${coverage.toFixed(2)} prior_coverage=${coverageError(targets, priors).toFixed(2)} auc=${auc.toFixed(3)}`,
  );
}
