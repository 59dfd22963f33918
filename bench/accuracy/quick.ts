/** The shipped bundle's own figures: its nets hear its held-out tracks again. */
import { readFile } from 'node:fs/promises';
import { meanOverTiles } from '../../src/app/mean.ts';
import { unpackEnsemble } from '../../src/library/bundle.ts';
import { rocAuc } from '../../src/metrics/curves.ts';
import { bestCoverageError, coverageError, labelRankingAveragePrecision } from '../../src/metrics/ranking.ts';
import { mean, tagColumns } from '../../src/metrics/rows.ts';
import { calibrateRows } from '../../src/metrics/tagCalibration.ts';

const BUNDLE = 'public/ensembles/shipped.zip';

/** Weights in a bundle are float16, and what its card says was measured before they were rounded. */
const TOLERANCE = 0.002;

/**
 * Prints them beside what the bundle's card says; throws when the two differ.
 * @param hear raw confidences of the held-out tracks by the nets of a bundle; null where the corpus is
 * not at hand, and the predictions that the bundle carries are scored instead
 */
export async function quick(hear: ((zip: string) => Promise<number[][]>) | null): Promise<void> {
  const bytes = await readFile(BUNDLE);
  const unpacked = await unpackEnsemble(new Uint8Array(bytes));
  if (!unpacked.ok) throw new Error(`${BUNDLE}: ${unpacked.error.code}`);
  const { evaluation, tags, calibration, card, recipe } = unpacked.ensemble;
  if (evaluation === null) throw new Error(`${BUNDLE} was never scored.`);
  const targets = evaluation.heldOut.map((track) => track.targets);
  const carried = evaluation.heldOut.map(({ tileConfidences }) => meanOverTiles(tileConfidences, tags.length));
  const means = hear ? (await hear(bytes.toString('base64'))).map((row) => Float32Array.from(row)) : carried;
  const scores = calibration.kind === 'platt' ? means.map((row) => calibrateRows(row, calibration.tags)) : means;
  const priors = targets.map(() => evaluation.prior);
  const lrap = labelRankingAveragePrecision(targets, scores);
  const coverage = coverageError(targets, scores);
  const auc = mean(tagColumns(targets, scores).map(rocAuc).filter((value) => value !== null));
  const apart = means.reduce((most, row, track) => row.reduce((so, value, tag) => Math.max(so, Math.abs(value - carried[track][tag])), most), 0);
  console.log(`${recipe.title}, ${targets.length} held-out tracks of ${card.tracks}, split by ${card.split}; best coverage error ${bestCoverageError(targets).toFixed(2)}`);
  console.log(
    hear
      ? `Heard anew by its nets: confidences differ by ${apart.toExponential(1)} at most from those it carries.`
      : 'Of the predictions that it carries: without the corpus (npm run corpus) its nets have nothing to hear.',
  );
  if (Math.abs(lrap - evaluation.track.lrap) > TOLERANCE) throw new Error(`Its card says LRAP ${evaluation.track.lrap}, ${hear ? 'its nets' : 'its predictions'} ${lrap}.`);
  console.log(
    `RESULT split=${card.split} lrap=${lrap.toFixed(3)} prior_lrap=${labelRankingAveragePrecision(targets, priors).toFixed(3)} ` +
      `coverage=${coverage.toFixed(2)} prior_coverage=${coverageError(targets, priors).toFixed(2)} auc=${auc.toFixed(3)}`,
  );
}
