/** Made-up tracks with confidences that look like those of a real ensemble; deterministic. */
import { POST } from '../../src/nets/recipes.ts';
import type { Calibration } from '../../src/nets/ensemble.ts';
import type { EnsembleSummary, Track, TrackStage } from '../../src/app/state.ts';

export const TEN_TAGS = [
  'Action', 'Adventure', 'Comedy', 'Crime', 'Drama', 'Fantasy', 'Musical', 'Romance', 'Sci-Fi', 'Thriller',
] as const;

export const TILES = { first: 0, length: 9.288 };

const WORKS: readonly (readonly [title: string, artist: string, album: string, labels: readonly string[] | null])[] = [
  ['The Long Way Down', 'Marta Lindqvist', 'Harbour Lights', ['Drama', 'Romance']],
  ['Chase Across the Rooftops', 'J. Okafor', 'Night Courier', ['Action', 'Thriller']],
  ['A Kettle and Two Cups', 'The Parlour Band', 'Small Hours', ['Comedy', 'Romance']],
  ['Signal from Io', 'Aurel Brandt', 'Outer Rim', ['Sci-Fi', 'Adventure']],
  ['Dragon’s Breath – Reprise (Extended Orchestral Version for the Closing Titles)', 'Nordic Film Orchestra', 'The Seven Keys', ['Fantasy', 'Adventure']],
  ['Evidence Room', 'Dana Wu', 'Cold Case', null],
  ['Curtain Up!', 'Company of the Royal', 'Footlights', ['Musical', 'Comedy']],
  ['Last Train to Lisbon', 'Rui Tavares', 'Last Train', ['Drama', 'Crime', 'Thriller']],
  ['Paper Boats', 'Elin Sørby', 'Paper Boats', null],
  ['Engine Failure', 'Aurel Brandt', 'Outer Rim', ['Sci-Fi', 'Action', 'Thriller']],
];

/** A small multiplicative generator: the gallery must look the same at each run. */
export function generator(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Confidences [tiles, tags] that wander slowly, higher where the label is true. */
export function wander(tiles: number, tags: readonly string[], labels: readonly string[], seed: number): Float32Array {
  const random = generator(seed);
  const out = new Float32Array(tiles * tags.length);
  tags.forEach((tag, column) => {
    let level = (labels.includes(tag) ? 0.62 : 0.28) + (random() - 0.5) * 0.36;
    for (let row = 0; row < tiles; row += 1) {
      level += (random() - 0.5) * 0.22;
      level = Math.min(0.97, Math.max(0.02, level));
      out[row * tags.length + column] = level;
    }
  });
  return out;
}

function mean(confidences: Float32Array, columns: number): Float32Array {
  const rows = confidences.length / columns;
  const out = new Float32Array(columns);
  confidences.forEach((value, index) => {
    out[index % columns] += value / rows;
  });
  return out;
}

function peaks(seed: number): Float32Array<ArrayBuffer> {
  const random = generator(seed);
  let level = 0.3;
  return Float32Array.from({ length: 1_000 }, (_, index) => {
    level += (random() - 0.5) * 0.12;
    level = Math.min(0.95, Math.max(0.06, level));
    const swell = 0.55 + 0.45 * Math.sin((index / 1_000) * Math.PI * 3);
    return Math.min(1, level * (0.5 + random() * 0.5) * swell + 0.02);
  });
}

/** Track number `index` at `stage`, tagged with `tags` when it is done. */
export function sampleTrack(index: number, stage: TrackStage, tags: readonly string[] = TEN_TAGS): Track {
  const [title, artist, album, labels] = WORKS[index % WORKS.length];
  const seconds = 95 + ((index * 37) % 190);
  const tiles = Math.floor(seconds / TILES.length);
  const known = labels?.filter((label) => tags.includes(label)) ?? null;
  const done = stage === 'done';
  const confidences = done ? wander(tiles, tags, known ?? [tags[index % tags.length]], index + 7) : null;
  const read = stage !== 'waiting' && stage !== 'failed';
  return {
    key: `k${index}`,
    id: done ? `${index.toString(16).padStart(4, '0')}${'a'.repeat(60)}` : null,
    fileName: `${String(index + 1).padStart(2, '0')} ${title}.flac`,
    path: `Scores/${album}/${String(index + 1).padStart(2, '0')} ${title}.flac`,
    bytes: 8_400_000 + index * 120_000,
    title: read ? title : `${String(index + 1).padStart(2, '0')} ${title}.flac`,
    artist: read ? artist : '',
    album: read ? album : '',
    year: read ? 1994 + (index % 28) : null,
    embeddedGenres: read ? ['Soundtrack', 'Orchestral'] : [],
    labels: known,
    group: album,
    stage,
    problem:
      stage === 'failed'
        ? { code: index % 2 ? 'truncated' : 'not-audio', subject: `${index + 1} ${title}.mp3`, data: {} }
        : null,
    remark: null,
    seconds: read ? seconds : null,
    descriptors: done ? { loudness: 14.2 + (index % 9), centroid: 1_240 + index * 31, level: -21.4 + (index % 6) } : null,
    peaks: done ? peaks(index + 3) : null,
    confidences,
    times: done ? TILES : null,
    overall: confidences ? mean(confidences, tags.length) : null,
    raw: confidences ? mean(confidences, tags.length) : null,
    playable: stage !== 'failed' && index % 7 !== 5,
  };
}

/** Leaves confidences as they are, and puts them in words. */
export function sampleCalibration(tags: readonly string[]): Calibration {
  return {
    kind: 'platt',
    tags: tags.map((_, tag) => ({ slope: 1, intercept: 0, positives: 12, negatives: 22, likely: 0.5, maybe: 0.2 + (tag % 4) / 30 })),
  };
}

export function sampleEnsemble(id: string, name: string, shipped: boolean, tags: readonly string[] = TEN_TAGS): EnsembleSummary {
  return {
    id,
    name,
    created: Date.UTC(2026, 3, 12, 14, 30),
    tags,
    recipeTitle: 'Film-score net (post)',
    recipe: POST,
    features: 'film-score-mfcc',
    card: {
      data: shipped ? 'Excerpts of freely licensed game and film music' : 'Folder “Production library”',
      tracks: shipped ? 214 : 68,
      tiles: shipped ? 5_120 : 1_430,
      split: 'group',
      trainingTracks: shipped ? 137 : 44,
      validationTracks: shipped ? 34 : 11,
      heldOutTracks: shipped ? 43 : 13,
      baseRates: true,
      evidence: null,
      crossValidation: [],
      command: 'npm run train:default -- --seed 2',
      device: 'WASM × 2',
      seconds: 1_840,
    },
    calibration: sampleCalibration(tags),
    thin: new Map([['Crime', 1], ['Musical', 2]]),
    track: { coverage: 5.03, bestCoverage: 2.34, lrap: shipped ? 0.619 : 0.702 },
    priorTrack: { coverage: 5.81, bestCoverage: 2.34, lrap: 0.498 },
    shipped,
  };
}
