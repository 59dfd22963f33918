/** Keeps the checkpoints of one training: in storage, or in memory where storage refuses. */
import type { Standardiser } from '../../nets/ensemble.ts';
import { loadNet, type NetState, removeTraining, saveNet, saveTraining } from '../../library/checkpoints.ts';
import { keep } from '../keeping.ts';
import type { Undertaking } from './undertaking.ts';

export class Keeper {
  readonly id: string;
  /** Statistics of the training tiles, once they are known. */
  standardiser: Standardiser | null;
  /** Milliseconds since the epoch; earlier by what the runs before this one have taken. */
  readonly startedAt: number;
  #stored: boolean;
  readonly #inMemory = new Map<string, NetState>();

  private constructor(id: string, standardiser: Standardiser | null, seconds: number, stored: boolean) {
    this.id = id;
    this.standardiser = standardiser;
    this.startedAt = Date.now() - 1000 * seconds;
    this.#stored = stored;
  }

  static fresh(id: string): Keeper {
    return new Keeper(id, null, 0, false);
  }

  /** Of a training that an earlier tab has kept and that took `seconds` by then. */
  static again(id: string, standardiser: Standardiser, seconds: number): Keeper {
    return new Keeper(id, standardiser, seconds, true);
  }

  /** Whether the training outlives this tab. */
  get stored(): boolean {
    return this.#stored;
  }

  /** Seconds of all its runs. */
  get seconds(): number {
    return (Date.now() - this.startedAt) / 1000;
  }

  /** Stores what the training is, unless its tiles are in memory alone: they would be gone. */
  async begin(undertaking: Undertaking, standardiser: Standardiser): Promise<void> {
    this.standardiser = standardiser;
    if (this.#stored || undertaking.prepared.some(({ tiles }) => tiles !== null)) return;
    const { plan, ...page } = undertaking;
    const training = { id: this.id, started: this.startedAt, plan, standardiser, page };
    this.#stored = (await keep(() => saveTraining(training).then(() => true))) ?? false;
  }

  async save(state: NetState): Promise<void> {
    const { tag } = state.kind === 'finished' ? state.artifact : state.checkpoint;
    const stored = this.#stored && (await keep(() => saveNet(this.id, state, this.seconds).then(() => true)));
    if (stored === true) this.#inMemory.delete(tag);
    else this.#inMemory.set(tag, state);
  }

  async load(tag: string): Promise<NetState | undefined> {
    const held = this.#inMemory.get(tag);
    return held ?? (this.#stored ? keep(() => loadNet(this.id, tag)) : undefined);
  }

  /** Forgets all of it: the ensemble is made. */
  async end(): Promise<void> {
    this.#inMemory.clear();
    if (this.#stored) await keep(() => removeTraining(this.id));
  }
}
