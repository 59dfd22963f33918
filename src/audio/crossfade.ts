/** Plays two signals of equal length in step, in a loop, and fades between them. */

/** Long enough to take the click out of a change, too short to be heard as a fade. */
const CLICK_SECONDS = 0.015;

export interface CrossfadeSignals {
  /** Mono samples of both, of equal length. */
  readonly first: Float32Array<ArrayBuffer>;
  readonly second: Float32Array<ArrayBuffer>;
  /** Hz */
  readonly sampleRate: number;
  /** Factor for both. */
  readonly gain: number;
}

interface Running {
  readonly sources: readonly AudioBufferSourceNode[];
  /** Time of the context at which the first sample of the loop was, or would have been, heard. */
  readonly origin: number;
}

/**
 * Gains of equal power: cos and sin of a quarter turn, since the two signals are not alike.
 * @param mix 0: the first alone, 1: the second alone
 */
export function equalPower(mix: number): readonly [first: number, second: number] {
  const angle = (Math.min(1, Math.max(0, mix)) * Math.PI) / 2;
  return [Math.cos(angle), Math.sin(angle)];
}

/** Makes no AudioContext before the first `play()`, which must come from a user gesture. */
export class Crossfade {
  readonly #signals: CrossfadeSignals;
  #context: AudioContext | null = null;
  #gains: readonly GainNode[] = [];
  #buffers: readonly AudioBuffer[] = [];
  #running: Running | null = null;
  #mix = 0;
  /** Seconds into the loop while paused. */
  #rest = 0;

  constructor(signals: CrossfadeSignals) {
    this.#signals = signals;
  }

  get seconds(): number {
    return this.#signals.first.length / this.#signals.sampleRate;
  }

  get playing(): boolean {
    return this.#running !== null;
  }

  /** Seconds into the loop, live. */
  position(): number {
    if (this.#running === null || this.#context === null) return this.#rest;
    return Math.max(0, this.#context.currentTime - this.#running.origin) % this.seconds;
  }

  async play(): Promise<void> {
    if (this.#running !== null) return;
    const context = this.#connect();
    // Both start at one time of one clock, so they stay together to the sample.
    const start = context.currentTime + 0.02;
    const sources = this.#buffers.map((buffer, index) => {
      const source = new AudioBufferSourceNode(context, { buffer, loop: true });
      source.connect(this.#gains[index]);
      source.start(start, this.#rest);
      return source;
    });
    this.#running = { sources, origin: start - this.#rest };
    await context.resume();
  }

  pause(): void {
    if (this.#running === null) return;
    this.#rest = this.position();
    for (const source of this.#running.sources) source.stop();
    this.#running = null;
  }

  /** @param seconds clamped to the loop */
  seek(seconds: number): void {
    const playing = this.#running !== null;
    this.pause();
    this.#rest = Math.min(Math.max(0, seconds), this.seconds);
    if (playing) void this.play();
  }

  /** @param mix 0: the first alone, 1: the second alone */
  setMix(mix: number): void {
    this.#mix = mix;
    if (this.#context === null) return;
    const now = this.#context.currentTime;
    equalPower(mix).forEach((gain, index) => this.#gains[index].gain.setTargetAtTime(gain, now, CLICK_SECONDS));
  }

  /** Lets go of the sound device. */
  async dispose(): Promise<void> {
    this.pause();
    await this.#context?.close();
    this.#context = null;
  }

  #connect(): AudioContext {
    if (this.#context !== null) return this.#context;
    const { first, second, sampleRate, gain } = this.#signals;
    const context = new AudioContext();
    const level = new GainNode(context, { gain });
    level.connect(context.destination);
    this.#gains = equalPower(this.#mix).map((part) => {
      const node = new GainNode(context, { gain: part });
      node.connect(level);
      return node;
    });
    this.#buffers = [first, second].map((samples) => {
      const buffer = new AudioBuffer({ length: samples.length, sampleRate });
      buffer.copyToChannel(samples, 0);
      return buffer;
    });
    this.#context = context;
    return context;
  }
}
