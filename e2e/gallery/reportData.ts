/** Made-up ensembles with evaluations for the gallery; deterministic. */
import { addEnsemble } from '../../src/app/ensembles.ts';
import { evaluate } from '../../src/app/evaluate.ts';
import { store } from '../../src/app/store.ts';
import { FEATURE_KEY } from '../../src/dsp/tileFormat.ts';
import { calibrateTogether } from '../../src/metrics/tagCalibration.ts';
import type { Calibration, Ensemble, HeldOutTrack } from '../../src/nets/ensemble.ts';
import { foldScoresFixture } from '../../src/library/ensemble.fixture.ts';
import type { FoldScores } from '../../src/nets/foldScores.ts';
import { ALL_TAGS } from '../../src/nets/recipe.ts';
import { POST, SOFTMAX_DENSE } from '../../src/nets/recipes.ts';
import type { MadeUp } from '../fixtures/heldOut.ts';
import { generator, wander } from './sampleTracks.ts';
import { bestEpoch, losses, page } from './trainData.ts';

export interface Wanted {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  /** Tracks held out; 0 for an ensemble without an evaluation. */
  readonly heldOut: number;
  /** Whether the confidences know anything of the targets. */
  readonly able: boolean;
}

const WORDS = ['Night', 'Harbour', 'Signal', 'Last', 'Paper', 'Iron', 'Glass', 'Winter'];
const THINGS = ['Train', 'Lights', 'Garden', 'Engine', 'Boats', 'Letters', 'Crossing', 'Theme'];

function tracks({ tags, heldOut, able }: Wanted): HeldOutTrack[] {
  const random = generator(heldOut + tags.length);
  return Array.from({ length: heldOut }, (_, index) => {
    const targets = tags.map((_, tag) => random() < Math.max(0.03, 0.42 - tag * 0.035));
    if (!targets.includes(true)) targets[index % Math.min(4, tags.length)] = true;
    const labels = able ? tags.filter((_, tag) => targets[tag]) : [];
    const tiles = 6 + (index % 19);
    return {
      id: `track-${index}`,
      title: `${String((index % 24) + 1).padStart(2, '0')} ${WORDS[index % 8]} ${THINGS[(index * 3) % 8]}${index % 11 === 4 ? ' (Extended Orchestral Version for the Closing Titles)' : ''}`,
      group: `${WORDS[(index >> 3) % 8]} ${THINGS[(index >> 2) % 8]}`,
      targets,
      tileConfidences: new Float32Array(wander(tiles, tags, labels, index + 11)),
    };
  });
}

const BY_TRACK: Partial<FoldScores> = {
  split: 'track',
  lrap: { value: 0.798, low: 0.782, high: 0.814 },
  coverage: 3.71,
  prior: {
    lrap: 0.633,
    coverage: 4.87,
    gain: { byTracks: { value: 0.165, low: 0.149, high: 0.181 }, byWorks: { value: 0.165, low: 0.111, high: 0.216 } },
  },
  forest: { lrap: 0.768, gain: { byTracks: { value: 0.03, low: 0.019, high: 0.041 }, byWorks: { value: 0.03, low: 0.004, high: 0.057 } } },
};

function sampleEnsembleWithReport(wanted: Wanted): Ensemble {
  const { id, name, tags, heldOut } = wanted;
  const calibration: Calibration = {
    kind: 'platt',
    tags: tags.map(() => ({ slope: 2.4, intercept: -0.9, positives: 12, negatives: 28, likely: 0.5, maybe: 0.27 })),
  };
  const prior = tags.map((_, tag) => Math.max(0.02, 0.4 - tag * 0.033));
  return {
    id,
    name,
    created: Date.UTC(2026, 10, 18, 14, 30),
    tags,
    recipe: POST,
    featureKey: FEATURE_KEY,
    seed: 1,
    standardiser: { mean: new Float32Array(40), deviation: new Float32Array(40).fill(1) },
    nets: tags.map((tag, index) => {
      const history = losses(58 + ((index * 17) % 60), index, 0.15 + 0.01 * (index % 4));
      return {
        tag,
        topology: {},
        weightSpecs: [],
        weights: new ArrayBuffer(0),
        bestEpoch: bestEpoch(history),
        stopped: index === 6 ? 'maximum-epochs' : 'early-stopping',
        history,
      };
    }),
    calibration,
    evaluation: heldOut > 0 ? evaluate(tracks(wanted), prior, calibration) : null,
    card: {
      data: 'Production library 2019–2026',
      tracks: heldOut * 5 || 12,
      tiles: heldOut * 5 * 17 || 204,
      split: 'group',
      trainingTracks: heldOut * 3 || 9,
      validationTracks: heldOut || 3,
      heldOutTracks: heldOut,
      baseRates: true,
      evidence: { groups: 30, tags: tags.map((_, tag) => ({ tracks: 20 - tag, groups: Math.max(1, 11 - tag) })) },
      crossValidation: wanted.able && heldOut > 0 ? [foldScoresFixture(BY_TRACK), foldScoresFixture()] : [],
      command: 'npm run train:default -- --seed 2',
      device: 'WASM × 8',
      seconds: 1_840,
    },
  };
}

/** Stores the ensemble as a training would and puts it in use. */
export function reportOf(wanted: Wanted): void {
  page({ stage: 'none' }, { ensembles: [], ensembleId: null });
  void addEnsemble(sampleEnsembleWithReport(wanted)).then(() => store.setState({ ensembleId: wanted.id }));
}

/** Stores several, the first in use and shown. */
export function reportsOf(wanted: readonly Wanted[]): void {
  page({ stage: 'none' }, { ensembles: [], ensembleId: null });
  const add = async (): Promise<void> => {
    for (const one of wanted.toReversed()) await addEnsemble(sampleEnsembleWithReport(one));
    store.setState({ ensembleId: wanted[0].id });
  };
  void add();
}

/** One net for all tags, with made-up held-out tracks. */
export function softmaxReportOf(id: string, name: string, { tags, prior, heldOut }: MadeUp): void {
  const several = sampleEnsembleWithReport({ id, name, tags, heldOut: heldOut.length, able: true });
  // Fitted to what it is shown on: a gallery proves nothing.
  const fitted = calibrateTogether(heldOut.map(({ targets }) => targets), heldOut.map(({ tileConfidences }) => tileConfidences));
  const calibration: Calibration = { kind: 'platt', tags: fitted };
  page({ stage: 'none' }, { ensembles: [], ensembleId: null });
  void addEnsemble({
    ...several,
    recipe: { ...SOFTMAX_DENSE, head: { kind: 'softmax', outputs: tags.length } },
    nets: [{ ...several.nets[0], tag: ALL_TAGS }],
    calibration,
    evaluation: evaluate(heldOut, prior, calibration),
  }).then(() => store.setState({ ensembleId: id }));
}
