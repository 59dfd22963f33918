/** A plan → trained nets, on all workers of the device. */
import type { NetArtifact, Standardiser } from '../../nets/ensemble.ts';
import type { TileFormat } from '../../nets/kernels/webgpu/tileGather.ts';
import type { DeviceInfo, TrainingProgress } from '../../nets/plan.ts';
import { netNames } from '../../nets/recipe.ts';
import type { NetState } from '../../library/checkpoints.ts';
import { removeScratch } from '../../library/scratch.ts';
import { isDeviceLost, type Nets, nets, replaceDevice } from '../device.ts';
import { secondsLeft } from '../estimate.ts';
import { problem } from '../problem.ts';
import type { NetProgress } from '../state.ts';
import { notify, store, update } from '../store.ts';
import type { Keeper } from './keeper.ts';
import { trainNets } from './netSchedule.ts';
import { bringTiles } from './tilePlacing.ts';
import type { Undertaking } from './undertaking.ts';

/** Steps of many small nets report faster than a page need draw. */
const DRAW_EVERY_MS = 200;

export interface TrainedNets {
  readonly artifacts: NetArtifact[];
  readonly standardiser: Standardiser;
  /** Name of the device, and of how many workers it was. */
  readonly device: string;
}

/**
 * Trains every net of the plan, each from its last checkpoint. `signal` ends it after the current
 * steps, with the best weights so far. A lost GPU is replaced as often as it takes: the first time
 * by itself, then by WASM.
 */
export async function runTraining(undertaking: Undertaking, keeper: Keeper, signal: AbortSignal): Promise<TrainedNets> {
  const board = new Board(undertaking, keeper);
  try {
    for (const name of netNames(undertaking.plan.recipe, undertaking.plan.tags)) {
      const kept = await keeper.load(name);
      if (kept) board.restore(kept);
    }
    let used = await nets();
    for (;;) {
      try {
        return await trainOn(used, undertaking, keeper, board, signal);
      } catch (thrown) {
        if (!isDeviceLost(thrown)) throw thrown;
        used = await replaceDevice(used);
      }
    }
  } finally {
    board.close();
  }
}

async function trainOn(
  { device, pool }: Nets,
  undertaking: Undertaking,
  keeper: Keeper,
  board: Board,
  signal: AbortSignal,
): Promise<TrainedNets> {
  const { options, plan } = undertaking;
  const names = netNames(plan.recipe, plan.tags);
  const workers = pool.all().slice(0, names.length).map(({ remote }) => remote);
  const stop = (): void => {
    board.cancelling = true;
    board.show();
    for (const worker of workers) void worker.stopTraining();
  };
  // A browser that needs room closes hidden tabs first, and without a word.
  const hidden = (): void => {
    if (document.visibilityState !== 'hidden') return;
    for (const worker of workers) void worker.checkpointSoon();
  };
  let limit: ReturnType<typeof setTimeout> | null = null;
  try {
    const standardiser = await pool.whileAlive(bringTiles(workers, undertaking, keeper));
    const where = deviceLine(device, workers.length, await pool.whileAlive(workers[0].tilesOnDevice()));
    await keeper.begin(undertaking, standardiser);
    if (options.minutes !== null) limit = setTimeout(stop, Math.max(0, options.minutes * 60 - keeper.seconds) * 1000);
    signal.addEventListener('abort', stop);
    document.addEventListener('visibilitychange', hidden);
    if (signal.aborted) stop();
    const artifacts = await pool.whileAlive(trainNets(workers, names, keeper, board.progress, board.finished));
    return { artifacts, standardiser, device: where };
  } finally {
    signal.removeEventListener('abort', stop);
    document.removeEventListener('visibilitychange', hidden);
    if (limit !== null) clearTimeout(limit);
    // Other work may have found the GPU lost first, and ended the workers.
    await pool.whileAlive(Promise.all(workers.map((worker) => worker.endTraining()))).catch(() => {});
    await removeScratch(keeper.id);
  }
}

/** For the ensemble's card. */
function deviceLine({ kind, name }: DeviceInfo, workers: number, tiles: TileFormat | null): string {
  if (kind === 'wasm') return `${name} × ${workers}`;
  return tiles === null ? `${name}, tiles streamed to it` : `${name}, tiles in its memory as ${tiles}`;
}

/** What the page shows of the nets in training. */
class Board {
  cancelling = false;
  readonly #undertaking: Undertaking;
  readonly #keeper: Keeper;
  readonly #nets: Map<string, NetProgress>;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(undertaking: Undertaking, keeper: Keeper) {
    this.#undertaking = undertaking;
    this.#keeper = keeper;
    this.#nets = new Map(
      netNames(undertaking.plan.recipe, undertaking.plan.tags).map((tag) => [tag, { tag, stage: 'waiting', history: [], bestEpoch: 0, epochShare: 0, tilesPerSecond: 0 }]),
    );
    this.show();
  }

  readonly progress = ({ tag, record, bestEpoch, tilesPerSecond, epochShare }: TrainingProgress): void => {
    const before = this.#nets.get(tag);
    if (!before) return;
    // After a lost device some epochs come a second time, the same to the last bit or nearly so.
    const earlier = before.history.slice(0, record.epoch - 1);
    const history = epochShare === 1 ? [...earlier, record] : earlier;
    this.#put({ tag, stage: 'training', history, bestEpoch, epochShare, tilesPerSecond });
  };

  readonly finished = ({ tag, stopped, bestEpoch, history }: NetArtifact): void => {
    if (stopped === 'diverged' && this.#nets.get(tag)?.stage !== 'diverged') {
      notify('warning', problem('net-diverged', tag, { epoch: bestEpoch }));
    }
    this.#put({ tag, stage: stopped, history, bestEpoch, epochShare: 1, tilesPerSecond: 0 });
  };

  /** Where an earlier run has left a net. */
  restore(state: NetState): void {
    if (state.kind === 'finished') {
      const { tag, stopped, bestEpoch, history } = state.artifact;
      this.#put({ tag, stage: stopped, history, bestEpoch, epochShare: 1, tilesPerSecond: 0 });
      return;
    }
    const { tag, bestEpoch, history } = state.checkpoint;
    this.#put({ tag, stage: 'waiting', history, bestEpoch, epochShare: 0, tilesPerSecond: 0 });
  }

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
        folder: this.#undertaking.folder,
        options: this.#undertaking.options,
        failed: this.#undertaking.remarks,
        nets: list,
        tilesPerSecond: list.reduce((sum, net) => sum + (net.stage === 'training' ? net.tilesPerSecond : 0), 0),
        startedAt: this.#keeper.startedAt,
        secondsLeft: this.#secondsLeft(list),
        cancelling: this.cancelling || (training.stage === 'training' && training.cancelling),
        kept: this.#keeper.stored,
      },
    });
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** An upper bound: every net that still runs runs all its epochs, or the time limit ends it. */
  #secondsLeft(list: readonly NetProgress[]): number | null {
    const { maximumEpochs, minutes } = this.#undertaking.options;
    const elapsed = this.#keeper.seconds;
    const live = list.filter(({ stage }) => stage === 'training' || stage === 'waiting');
    const done = live.reduce((sum, { history, epochShare }) => sum + history.length + (epochShare % 1), 0);
    const left = secondsLeft(elapsed, done, live.length * maximumEpochs);
    if (minutes === null) return left;
    const allowed = Math.max(0, minutes * 60 - elapsed);
    return left === null ? allowed : Math.min(left, allowed);
  }
}
