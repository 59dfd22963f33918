import { getBackend } from '@tensorflow/tfjs-core';
import { saveNet } from './artifact.ts';
import { bag, type Bag } from './bagging.ts';
import { CHECKPOINT_INTERVAL, CheckpointClock, type NetCheckpoint } from './checkpoint.ts';
import type { NetArtifact, Standardiser } from './ensemble.ts';
import type { TrainingPlan, TrainingProgress } from './plan.ts';
import { stream } from './random.ts';
import { trainNet } from './training.ts';
import type { TileStore } from './tileStore.ts';
import { TrainingTiles } from './trainingTiles.ts';

/** Tiles that pass through a net at once while training: what keeps memory in check and the device busy. */
const PIECE: Readonly<Record<string, number>> = { wasm: 64, webgpu: 128 };

/** One training on this thread: its plan, its tiles, and any number of its nets. */
export class EnsembleTraining {
  readonly #plan: TrainingPlan;
  readonly #tiles: TileStore;
  readonly #stopping = new AbortController();
  readonly #clocks = new Set<CheckpointClock>();

  /** @param tiles where the tiles lie; by default in memory */
  constructor(plan: TrainingPlan, tiles: TileStore = new TrainingTiles(plan.tracks.length, plan.recipe.input)) {
    this.#plan = plan;
    this.#tiles = tiles;
  }

  /** Takes ownership of `values`, [count, coefficients, frames], not standardised. */
  async add(track: number, values: Float32Array): Promise<void> {
    await this.#tiles.add(track, values);
  }

  /** Scales all tiles by the statistics of the training tracks alone; by `known`, if they are. */
  async standardise(known: Standardiser | null = null): Promise<Standardiser> {
    return this.#tiles.standardise(this.#plan.split.training, known);
  }

  /**
   * Trains the net of `tag` to its end, from where `resume` stands; see `trainNet` in training.ts.
   * Throws `unknown-tag`; `no-training-examples` or `no-validation-examples` where that part has no
   * tile with the tag, or none without it.
   */
  async trainNet(
    tag: string,
    onProgress: (progress: TrainingProgress) => void,
    onCheckpoint: (checkpoint: NetCheckpoint) => Promise<void> = async () => {},
    resume: NetCheckpoint | null = null,
  ): Promise<NetArtifact> {
    const { recipe, seed, split } = this.#plan;
    const number = this.#plan.tags.indexOf(tag);
    if (number < 0) throw new Error('unknown-tag');
    const training = this.#bag(number, 'training', split.training);
    if (training.positives === 0) throw new Error('no-training-examples');
    const validation = this.#bag(number, 'validation', split.validation);
    if (validation.positives === 0) throw new Error('no-validation-examples');
    const clock = new CheckpointClock(CHECKPOINT_INTERVAL);
    this.#clocks.add(clock);
    const trained = await trainNet({
      recipe,
      tag,
      seed,
      training,
      validation,
      gather: (numbers) => this.#tiles.gather(numbers),
      piece: PIECE[getBackend()] ?? PIECE.wasm,
      onProgress,
      signal: this.#stopping.signal,
      resume,
      keeper: { due: () => clock.due(), save: onCheckpoint },
    }).finally(() => this.#clocks.delete(clock));
    const { bestEpoch, stopped, history } = trained;
    return { tag, ...(await saveNet(recipe, trained.weights)), bestEpoch, stopped, history };
  }

  /** Every running `trainNet` ends soon, with its best weights so far; a later one at once. */
  stop(): void {
    this.#stopping.abort();
  }

  /** Lets go of the tiles. */
  close(): void {
    this.stop();
    this.#tiles.close();
  }

  /** Every net in training hands out a checkpoint after its present step. */
  checkpointSoon(): void {
    for (const clock of this.#clocks) clock.ask();
  }

  #bag(tag: number, part: 'training' | 'validation', tracks: readonly number[]): Bag {
    const { seed, tags } = this.#plan;
    const carries = (track: number) => this.#plan.tracks[track].targets[tag];
    const { positives, negatives } = this.#tiles.numbers(tracks, carries);
    return bag(positives, negatives, stream(seed, 'bag', part, tags[tag]));
  }
}
