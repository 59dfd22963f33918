/** A plan → trained nets, on all workers of the device. */
import type { NetArtifact, Standardiser } from '../../nets/ensemble.ts';
import type { TrainingPlan, TrainingProgress } from '../../nets/plan.ts';
import { netNames } from '../../nets/recipe.ts';
import { nets } from '../device.ts';
import { secondsLeft } from '../estimate.ts';
import type { FolderSummary, NetProgress, Problem, TrainingOptions } from '../state.ts';
import { store, update } from '../store.ts';
import { trainNets } from './netSchedule.ts';
import { type Prepared, tilesOf } from './prepare.ts';
import { thinned } from './thinned.ts';

/** Steps of many small nets report faster than a page need draw. */
const DRAW_EVERY_MS = 200;

export interface TrainedNets {
  readonly artifacts: NetArtifact[];
  readonly standardiser: Standardiser;
  /** Name of the device, and of how many workers it was. */
  readonly device: string;
}

/** Trains every net of the plan. `signal` ends it after the current steps, with the best weights so far. */
export async function runTraining(
  folder: FolderSummary,
  options: TrainingOptions,
  plan: TrainingPlan,
  prepared: readonly Prepared[],
  failed: readonly Problem[],
  signal: AbortSignal,
): Promise<TrainedNets> {
  const { device, pool } = await nets();
  const names = netNames(plan.recipe, plan.tags);
  const workers = pool.all().slice(0, names.length).map(({ remote }) => remote);
  const board = new Board(folder, options, names, failed);
  const stop = (): void => {
    board.cancelling = true;
    board.show();
    for (const worker of workers) void worker.stopTraining();
  };
  let limit: ReturnType<typeof setTimeout> | null = null;
  try {
    await Promise.all(workers.map((worker) => worker.beginTraining(plan)));
    for (const [index, entry] of prepared.entries()) {
      const tiles = thinned(await tilesOf(entry), options.tilesPerTrack);
      await Promise.all(workers.map((worker) => worker.addTiles(index, tiles)));
    }
    const [standardiser] = await Promise.all(workers.map((worker) => worker.standardise()));
    if (options.minutes !== null) limit = setTimeout(stop, options.minutes * 60_000);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    const artifacts = await trainNets(workers, names, board.progress, board.finished);
    const name = device.kind === 'wasm' ? `${device.name} × ${workers.length}` : device.name;
    return { artifacts, standardiser, device: name };
  } finally {
    board.close();
    signal.removeEventListener('abort', stop);
    if (limit !== null) clearTimeout(limit);
    await Promise.all(workers.map((worker) => worker.endTraining()));
  }
}

/** What the page shows of the nets in training. */
class Board {
  cancelling = false;
  readonly #folder: FolderSummary;
  readonly #options: TrainingOptions;
  readonly #failed: readonly Problem[];
  readonly #nets: Map<string, NetProgress>;
  readonly #startedAt = Date.now();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(folder: FolderSummary, options: TrainingOptions, tags: readonly string[], failed: readonly Problem[]) {
    this.#folder = folder;
    this.#options = options;
    this.#failed = failed;
    this.#nets = new Map(
      tags.map((tag) => [tag, { tag, stage: 'waiting', history: [], bestEpoch: 0, epochShare: 0, tilesPerSecond: 0 }]),
    );
    this.show();
  }

  readonly progress = ({ tag, record, bestEpoch, tilesPerSecond, epochShare }: TrainingProgress): void => {
    const before = this.#nets.get(tag);
    if (!before) return;
    const history = epochShare === 1 ? [...before.history, record] : before.history;
    this.#put({ tag, stage: 'training', history, bestEpoch, epochShare, tilesPerSecond });
  };

  readonly finished = ({ tag, stopped, bestEpoch, history }: NetArtifact): void => {
    this.#put({ tag, stage: stopped, history, bestEpoch, epochShare: 1, tilesPerSecond: 0 });
  };

  #put(net: NetProgress): void {
    this.#nets.set(net.tag, net);
    this.#timer ??= setTimeout(() => this.show(), DRAW_EVERY_MS);
  }

  show(): void {
    this.close();
    const list = [...this.#nets.values()];
    const { training } = store.getState();
    update({
      training: {
        stage: 'training',
        folder: this.#folder,
        options: this.#options,
        failed: this.#failed,
        nets: list,
        tilesPerSecond: list.reduce((sum, net) => sum + (net.stage === 'training' ? net.tilesPerSecond : 0), 0),
        startedAt: this.#startedAt,
        secondsLeft: this.#secondsLeft(list),
        cancelling: this.cancelling || (training.stage === 'training' && training.cancelling),
      },
    });
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** An upper bound: every net that still runs runs all its epochs, or the time limit ends it. */
  #secondsLeft(list: readonly NetProgress[]): number | null {
    const { maximumEpochs, minutes } = this.#options;
    const elapsed = (Date.now() - this.#startedAt) / 1000;
    const live = list.filter(({ stage }) => stage === 'training' || stage === 'waiting');
    const done = live.reduce((sum, { history, epochShare }) => sum + history.length + (epochShare % 1), 0);
    const left = secondsLeft(elapsed, done, live.length * maximumEpochs);
    if (minutes === null) return left;
    const allowed = Math.max(0, minutes * 60 - elapsed);
    return left === null ? allowed : Math.min(left, allowed);
  }
}
