/** A small ensemble for tests: deterministic, with all that a real one has. */
import { COEFFICIENTS, FEATURE_KEY } from '../dsp/tileFormat.ts';
import type { Ensemble, NetArtifact } from '../nets/ensemble.ts';
import type { FoldScores, Rival } from '../nets/foldScores.ts';
import { NO_AUGMENTATION } from '../nets/recipe.ts';

const SHAPES = [[3, 4], [4], [4, 1], [1]];

function values(length: number, seed: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length }, (_, index) => Math.sin(seed * 31 + index * 7.3) / 2);
}

export function fixtureNet(tag: string, seed: number): NetArtifact {
  const lengths = SHAPES.map((shape) => shape.reduce((product, side) => product * side, 1));
  return {
    tag,
    topology: { class_name: 'Sequential', config: { name: `net ${tag}`, layers: [] } },
    weightSpecs: SHAPES.map((shape, index) => ({ name: `layer/${index}`, shape, dtype: 'float32' })),
    weights: values(lengths.reduce((total, length) => total + length, 0), seed).buffer,
    bestEpoch: 2,
    stopped: 'early-stopping',
    history: [
      { epoch: 1, trainingLoss: 0.25, validationLoss: 0.24 },
      { epoch: 2, trainingLoss: 0.2, validationLoss: Number.NaN, accuracy: { training: 0.75, validation: 0.5 } },
    ],
  };
}

export function fixtureEnsemble(change: Partial<Ensemble> = {}): Ensemble {
  const tags = ['Action', 'Sci-Fi', 'Étrange/日本'];
  return {
    id: 'ensemble-1',
    name: 'First ♪',
    created: Date.UTC(2024, 4, 5, 6, 7, 8),
    tags,
    recipe: {
      id: 'post',
      title: 'Post',
      source: 'The default.',
      system: 'film-score',
      features: 'film-score-mfcc',
      input: { coefficients: COEFFICIENTS, frames: 100 },
      convolutions: [{ filters: 32, kernel: 5, padding: 'valid', pool: 2, dropout: 0.1 }],
      dense: [{ units: 50, dropout: 0.5 }],
      summary: 'flatten',
      summaryDropout: 0.25,
      head: { kind: 'sigmoid' },
      objective: 'squared-error',
      augmentation: NO_AUGMENTATION,
      balance: 'none',
      keeps: 'last',
      l2: 0,
      classWeights: false,
      optimiser: { kind: 'nesterov', learningRate: { from: 0.01, to: 0.0001 }, momentum: { from: 0.9, to: 0.999 } },
      maximumEpochs: 1000,
      batch: 1200,
      minimumSteps: 10,
      patience: 30,
      validationShare: 0.2,
    },
    featureKey: FEATURE_KEY,
    seed: 7,
    standardiser: { mean: values(COEFFICIENTS, 1), deviation: values(COEFFICIENTS, 2).map((value) => 1 + Math.abs(value)) },
    nets: tags.map((tag, index) => fixtureNet(tag, index)),
    calibration: { kind: 'none' },
    evaluation: {
      heldOut: [
        { id: 'a', title: 'Cue A', group: 'Film A', targets: [true, false, false], tileConfidences: values(6, 3).map(Math.abs) },
        { id: 'b', title: 'Cue B', group: 'Film B', targets: [false, true, true], tileConfidences: values(3, 4).map(Math.abs) },
      ],
      prior: [0.5, 0.25, 0.1],
      tile: { coverage: 2.5, bestCoverage: 1.5, lrap: 0.7 },
      track: { coverage: 2, bestCoverage: 1.5, lrap: Number.NaN },
      priorTile: { coverage: 3, bestCoverage: 1.5, lrap: 0.4 },
      priorTrack: { coverage: 3, bestCoverage: 1.5, lrap: 0.4 },
    },
    card: {
      data: 'Two films',
      tracks: 12,
      tiles: 30,
      split: 'group',
      trainingTracks: 8,
      validationTracks: 2,
      heldOutTracks: 2,
      baseRates: true,
      evidence: null,
      crossValidation: [],
      command: null,
      device: 'WASM',
      seconds: 12.5,
    },
    ...change,
  };
}

/** Five folds by work, a little better than frequency alone and no better than a forest; of its tags one is better, one unclear, one worse, one absent. */
export function foldScoresFixture(change: Partial<FoldScores> = {}): FoldScores {
  const gain = (value: number, tracks: number, works: number): Rival['gain'] => ({
    byTracks: { value, low: value - tracks, high: value + tracks },
    byWorks: { value, low: value - works, high: value + works },
  });
  return {
    split: 'group',
    folds: 5,
    tracks: 799,
    works: 55,
    lrap: { value: 0.672, low: 0.655, high: 0.689 },
    coverage: 4.81,
    bestCoverage: 2.32,
    rocAuc: 0.66,
    averagePrecision: 0.37,
    prior: { lrap: 0.571, coverage: 5.25, gain: gain(0.101, 0.018, 0.06) },
    forest: { lrap: 0.655, gain: gain(0.017, 0.012, 0.031) },
    others: [
      { name: 'softmax-dense', lrap: 0.603, coverage: 5.02 },
      { name: 'post-ce', lrap: 0.611, coverage: 4.97 },
    ],
    tags: [
      { tag: 'Action', tracks: 430, works: 34, rocAuc: 0.71, averagePrecision: { value: 0.69, low: 0.65, high: 0.73 }, priorAveragePrecision: 0.52 },
      { tag: 'Drama', tracks: 121, works: 6, rocAuc: 0.58, averagePrecision: { value: 0.19, low: 0.14, high: 0.25 }, priorAveragePrecision: 0.15 },
      { tag: 'Crime', tracks: 14, works: 1, rocAuc: 0.41, averagePrecision: { value: 0.012, low: 0.007, high: 0.021 }, priorAveragePrecision: 0.018 },
      { tag: 'Western', tracks: 0, works: 0, rocAuc: null, averagePrecision: null, priorAveragePrecision: null },
    ],
    command: 'npm run bench:accuracy',
    date: '2026-11-20',
    ...change,
  };
}

/** The same, calibrated, with what its tags rest on and how to repeat it. */
export function calibratedFixture(): Ensemble {
  const { card, tags } = fixtureEnsemble();
  return fixtureEnsemble({
    calibration: {
      kind: 'platt',
      tags: tags.map((_, tag) => ({ slope: 0.8 + tag / 10, intercept: -1 - tag, positives: 5 - tag, negatives: 20, likely: 0.5, maybe: 0.2 + tag / 10 })),
    },
    card: { ...card, evidence: { groups: 4, tags: tags.map((_, tag) => ({ tracks: 8 - tag, groups: 3 - tag })) }, command: 'npm run train:default' },
  });
}
