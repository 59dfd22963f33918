import type { EpochRecord } from './ensemble.ts';

/** A training has one phase, or the head learns alone in a first one (see transfer.ts). */
export interface Phase {
  readonly kind: 'head' | 'net';
  /** Epochs of the phases before. */
  readonly before: number;
}

/**
 * Where the training of one net stands after a whole step. Everything random is drawn from streams
 * that (seed, tag, epoch, step) name, so these counters are the state of the generators too: a run
 * that starts from here ends with the same bits as one that was never interrupted.
 */
export interface NetCheckpoint {
  readonly tag: string;
  readonly phase: Phase;
  /** The epoch it is in, counts from 1. */
  readonly epoch: number;
  /** Tiles of that epoch's order that are done; all of them when only the validation is left. */
  readonly done: number;
  /** Training loss summed over those tiles. */
  readonly lossSum: number;
  /** Of those tiles, how many were answered rightly; NaN where an older Tenfold did not count. */
  readonly hits: number;
  /** Steps since the start of the training. */
  readonly step: number;
  /** In the order of `weightShapes(recipe)`, as `best` is; of the head alone while it learns alone. */
  readonly weights: readonly Float32Array<ArrayBuffer>[];
  /** What the optimiser remembers beside the weights, in its own order. */
  readonly state: readonly Float32Array<ArrayBuffer>[];
  readonly best: readonly Float32Array<ArrayBuffer>[];
  /** 0: no epoch has been finished; `best` then holds the initial weights. */
  readonly bestEpoch: number;
  readonly history: readonly EpochRecord[];
}

/**
 * A checkpoint as this or an older Tenfold stored it: there was one phase, Nesterov's velocities were
 * the only state, and at first rightly answered tiles were not counted.
 */
export type StoredCheckpoint = Omit<NetCheckpoint, 'state' | 'hits' | 'phase'> &
  Partial<Pick<NetCheckpoint, 'hits' | 'phase'>> &
  (Pick<NetCheckpoint, 'state'> | { readonly velocity: NetCheckpoint['state'] });

export function completeCheckpoint(stored: StoredCheckpoint): NetCheckpoint {
  const { hits = Number.NaN, phase = ONLY_PHASE } = stored;
  if ('state' in stored) return { ...stored, hits, phase };
  const { velocity, ...rest } = stored;
  return { ...rest, hits, phase, state: velocity };
}

export const ONLY_PHASE: Phase = { kind: 'net', before: 0 };

/** Who keeps the checkpoints of one net, and when it wants one. */
export interface CheckpointKeeper {
  /** Asked after every step. */
  due(): boolean;
  /** The net waits until this resolves. */
  save(checkpoint: NetCheckpoint): Promise<void>;
}

/** Milliseconds between two checkpoints of a net: the work that a killed tab loses at most. */
export const CHECKPOINT_INTERVAL = 120_000;

/** Wants a checkpoint every `interval` milliseconds, and as soon as it is asked for one. */
export class CheckpointClock {
  readonly #interval: number;
  #last = performance.now();
  #asked = false;

  constructor(interval: number) {
    this.#interval = interval;
  }

  ask(): void {
    this.#asked = true;
  }

  /** True once for every checkpoint that is wanted. */
  due(): boolean {
    const now = performance.now();
    if (!this.#asked && now - this.#last < this.#interval) return false;
    this.#asked = false;
    this.#last = now;
    return true;
  }
}
