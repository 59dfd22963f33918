/** Starts workers when they are first needed and spreads jobs over them. */
import { type Remote, wrap } from 'comlink';
import { spawn } from './spawn.ts';

export interface Pooled<T> {
  readonly remote: Remote<T>;
  readonly worker: Worker;
  /** Jobs running on this worker. */
  load: number;
  /** Rejects when the worker breaks. */
  readonly broken: Promise<never>;
}

export class Pool<T> {
  readonly #members: Pooled<T>[] = [];
  readonly #scriptUrl: string;
  readonly #name: string;
  readonly size: number;
  #ended = false;
  readonly #pending = new Set<(reason: Error) => void>();
  /**
   * Called when a worker breaks (an error that nothing caught, a script that cannot be loaded) and is
   * gone. Its jobs have been rejected with that error; the next one starts another worker.
   */
  onCrash: (error: Error) => void = () => {};

  constructor(scriptUrl: string, name: string, size: number) {
    this.#scriptUrl = scriptUrl;
    this.#name = name;
    this.size = Math.max(1, Math.floor(size));
  }

  #start(): Pooled<T> {
    const worker = spawn(this.#scriptUrl, `${this.#name} ${this.#members.length + 1}`);
    let reject: (reason: Error) => void = () => {};
    const broken = new Promise<never>((_, refuse) => {
      reject = refuse;
    });
    // Whether or not a job of it is waiting.
    broken.catch(() => {});
    const member: Pooled<T> = { worker, remote: wrap<T>(worker), load: 0, broken };
    worker.addEventListener('error', (event) => {
      const error = new Error(event.message || 'worker-broken');
      const place = this.#members.indexOf(member);
      if (place >= 0) this.#members.splice(place, 1);
      worker.terminate();
      reject(error);
      this.onCrash(error);
    });
    this.#members.push(member);
    return member;
  }

  /** Every worker of the pool, started. */
  all(): readonly Pooled<T>[] {
    while (this.#members.length < this.size) this.#start();
    return this.#members;
  }

  /**
   * Runs a job on the least busy worker; starts another worker while all are busy. See `whileAlive`.
   */
  async run<R>(job: (remote: Remote<T>) => Promise<R>): Promise<R> {
    let member = this.#members.reduce<Pooled<T> | null>(
      (least, candidate) => (least === null || candidate.load < least.load ? candidate : least),
      null,
    );
    if (member === null || (member.load > 0 && this.#members.length < this.size)) member = this.#start();
    member.load += 1;
    try {
      return await this.whileAlive(Promise.race([job(member.remote), member.broken]));
    } finally {
      member.load -= 1;
    }
  }

  /**
   * What workers of the pool answer; rejects with the message `worker-terminated`, or with the reason
   * given to `terminate`, when the pool has ended or ends meanwhile: a dead worker answers nothing.
   */
  async whileAlive<R>(answer: Promise<R>): Promise<R> {
    let end: (reason: Error) => void = () => {};
    const ended = new Promise<never>((_, reject) => {
      end = reject;
    });
    if (this.#ended) end(new Error('worker-terminated'));
    this.#pending.add(end);
    try {
      return await Promise.race([answer, ended]);
    } finally {
      this.#pending.delete(end);
    }
  }

  terminate(reason = new Error('worker-terminated')): void {
    this.#ended = true;
    for (const { worker } of this.#members.splice(0)) worker.terminate();
    for (const end of this.#pending) end(reason);
  }
}
