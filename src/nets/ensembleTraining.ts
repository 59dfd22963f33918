import { getBackend } from '@tensorflow/tfjs-core';
import { saveNet } from './artifact.ts';
import { bag } from './bagging.ts';
import { CHECKPOINT_INTERVAL, CheckpointClock, type NetCheckpoint } from './checkpoint.ts';
import type { NetArtifact, Standardiser } from './ensemble.ts';
import { bagExamples, classWeights, type Examples, multiLabelExamples, sharedExamples, type TaggedTiles } from './examples.ts';
import { type Levels, levelsOf, NO_LEVELS } from './levels.ts';
import type { TrainingPlan, TrainingProgress } from './plan.ts';
import { stream } from './random.ts';
import { NetGroup } from './netGroup.ts';
import { pieceOf } from './netShape.ts';
import { netNames, outputsOf } from './recipe.ts';
import { ResidentTiles } from './residentTiles.ts';
import { type NetTraining, trainNet } from './training.ts';
import { trainFromTrunk } from './transfer.ts';
import type { TileFormat } from './kernels/webgpu/tileGather.ts';
import type { TileStore } from './tileStore.ts';
import { TrainingTiles } from './trainingTiles.ts';

/** Tiles that pass through a net at once while training: what keeps memory in check and the device busy. */
export const PIECE = { wasm: 64, webgpu: 128 } as const;

/** One training on this thread: its plan, its tiles, and any number of its nets. */
export class EnsembleTraining {
  readonly #plan: TrainingPlan;
  readonly #tiles: TileStore;
  readonly #stopping = new AbortController();
  readonly #clocks = new Set<CheckpointClock>();
  /** Group numbers of the tracks. */
  readonly #groups: readonly number[];
  /** The tiles on the GPU; null: each batch travels there. */
  #resident: ResidentTiles | null = null;
  /** Where the nets of this thread train together; a net for which they have no place trains by itself. */
  readonly #together: NetGroup[] = [];
  #levels: Levels = NO_LEVELS;

  /** @param tiles where the tiles lie; by default in memory */
  constructor(plan: TrainingPlan, tiles: TileStore = new TrainingTiles(plan.tracks.length, plan.recipe.input)) {
    this.#plan = plan;
    this.#tiles = tiles;
    const names = [...new Set(plan.tracks.map(({ group }) => group))];
    this.#groups = plan.tracks.map(({ group }) => names.indexOf(group));
  }

  /** Takes ownership of `values`, [count, coefficients, frames], not standardised. */
  async add(track: number, values: Float32Array): Promise<void> {
    await this.#tiles.add(track, values);
  }

  /**
   * Scales all tiles by the statistics of the training tracks alone; by `known`, if they are, and by
   * those that a trunk is used to, where the nets start from one. Then
   * brings them to a GPU that has room for them.
   */
  async standardise(known: Standardiser | null = null): Promise<Standardiser> {
    const { split, start, recipe } = this.#plan;
    const used = known ?? (start.kind === 'trunk' ? start.standardiser : null);
    const fitted = await this.#tiles.standardise(split.training, used);
    this.#levels = levelsOf(recipe.features, fitted);
    this.#resident = await ResidentTiles.of(this.#tiles, this.#tiles.total, this.#plan.recipe.input);
    return fitted;
  }

  /** How the tiles lie on the GPU; null: each batch travels there. */
  get tilesOnDevice(): TileFormat | null {
    return this.#resident?.format ?? null;
  }

  /**
   * Trains the net named `tag` (see `netNames`) to its end, from where `resume` stands; see `trainNet`
   * in training.ts, and transfer.ts where the plan starts from a trunk.
   * Throws `unknown-tag`; `no-training-examples` or `no-validation-examples` where that part has no
   * tile with the tag, or none without it (of a net for all tags: no tile with any, or for multi-label
   * no tile at all).
   */
  async trainNet(
    tag: string,
    onProgress: (progress: TrainingProgress) => void,
    onCheckpoint: (checkpoint: NetCheckpoint) => Promise<void> = async () => {},
    resume: NetCheckpoint | null = null,
  ): Promise<NetArtifact> {
    const { recipe, seed, tags, start } = this.#plan;
    if (!netNames(recipe, tags).includes(tag)) throw new Error('unknown-tag');
    const training = this.#examples(tag, 'training');
    if (training.tiles.length === 0) throw new Error('no-training-examples');
    const validation = this.#examples(tag, 'validation');
    if (validation.tiles.length === 0) throw new Error('no-validation-examples');
    const clock = new CheckpointClock(CHECKPOINT_INTERVAL);
    this.#clocks.add(clock);
    const task: NetTraining = {
      recipe,
      tag,
      seed,
      training,
      validation,
      gather: (numbers, shifts) => this.#tiles.gather(numbers, shifts),
      resident: this.#resident,
      group: start.kind === 'scratch' ? this.#group() : null,
      levels: this.#levels,
      piece: pieceOf(recipe, getBackend() === 'webgpu' ? PIECE.webgpu : PIECE.wasm),
      onProgress,
      signal: this.#stopping.signal,
      resume,
      keeper: { due: () => clock.due(), save: onCheckpoint },
    };
    const run = start.kind === 'scratch' ? trainNet(task) : trainFromTrunk(task, start);
    const trained = await run.finally(() => this.#clocks.delete(clock));
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
    for (const group of this.#together.splice(0)) group.dispose();
    this.#resident?.dispose();
    this.#tiles.close();
  }

  /** Every net in training hands out a checkpoint after its present step. */
  checkpointSoon(): void {
    for (const clock of this.#clocks) clock.ask();
  }

  #group(): NetGroup | null {
    const { recipe, tags } = this.#plan;
    const open = this.#together.find(({ full }) => !full);
    if (open !== undefined) return open;
    const group = NetGroup.of(recipe, netNames(recipe, tags).length);
    if (group !== null) this.#together.push(group);
    return group;
  }

  /** What the net named `name` learns from or is validated on; only what it learns from is weighed. */
  #examples(name: string, part: 'training' | 'validation'): Examples {
    const { recipe } = this.#plan;
    const plain = this.#plainExamples(name, part);
    if (part === 'validation' || !recipe.classWeights) return plain;
    return { ...plain, weights: classWeights(plain.targets, outputsOf(recipe)) };
  }

  #plainExamples(name: string, part: 'training' | 'validation'): Examples {
    const { head } = this.#plan.recipe;
    switch (head.kind) {
      case 'sigmoid':
        return this.#bag(name, part);
      case 'softmax':
        return sharedExamples(this.#taggedTiles(part), head.outputs);
      case 'multi-label':
        return multiLabelExamples(this.#taggedTiles(part), head.outputs);
      default:
        return head satisfies never;
    }
  }

  #taggedTiles(part: 'training' | 'validation'): TaggedTiles[] {
    const { tracks, split } = this.#plan;
    return split[part].map((track) => ({
      tiles: this.#tiles.numbers([track], () => true).positives,
      targets: tracks[track].targets,
      group: this.#groups[track],
    }));
  }

  #bag(name: string, part: 'training' | 'validation'): Examples {
    const { seed, tags, tracks, split } = this.#plan;
    const tag = tags.indexOf(name);
    const { positives, negatives } = this.#tiles.numbers(split[part], (track) => tracks[track].targets[tag]);
    return bagExamples(
      bag(positives, negatives, stream(seed, 'bag', part, name)),
      (tile) => this.#groups[this.#tiles.trackOf(tile)],
    );
  }
}
