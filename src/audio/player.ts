/** The one player of the page. It makes no sound and no AudioContext before the first `play()`. */
import { aiffToWav } from './aiff.ts';
import { sniffContainer } from './container.ts';
import { DecodeFailure } from './problem.ts';

export const FADE_OUT_SECONDS = 1;
export const FADE_IN_SECONDS = 2;
/** Long enough to take the click out of a change, too short to be heard as a fade. */
const CLICK_SECONDS = 0.015;
const ANALYSER_SAMPLES = 2_048;

export type PlayerProblem = 'unreadable' | 'unplayable' | 'needs-gesture';

export interface PlayerSnapshot {
  /** The caller's name for the track, null before the first `load`. */
  readonly key: string | null;
  readonly state: 'empty' | 'loading' | 'paused' | 'playing' | 'failed';
  /** Seconds, as of the last event (about four a second); `position()` is live. */
  readonly currentTime: number;
  /** Seconds, null until known. */
  readonly duration: number | null;
  /** 0..1 */
  readonly volume: number;
  readonly muted: boolean;
  /** Null unless `state` is 'failed', or the browser wants a gesture before it plays. */
  readonly problem: PlayerProblem | null;
}

interface Graph {
  readonly context: AudioContext;
  readonly analyser: AnalyserNode;
  readonly fade: GainNode;
  readonly volume: GainNode;
}

/**
 * Plays one File at a time: audio element → analyser → fade and mute → volume → speakers.
 * `subscribe` and `getSnapshot` fit React's useSyncExternalStore.
 */
export class Player {
  readonly #listeners = new Set<() => void>();
  readonly #element = new Audio();
  #graph: Graph | null = null;
  #snapshot: PlayerSnapshot = {
    key: null,
    state: 'empty',
    currentTime: 0,
    duration: null,
    volume: 1,
    muted: false,
    problem: null,
  };
  #address = '';
  /** Counts loads, so that one that was overtaken changes nothing. */
  #load = 0;
  #pausing: ReturnType<typeof setTimeout> | undefined;

  /** Called when a track has played to its end. */
  onEnded: () => void = () => {};

  constructor() {
    const element = this.#element;
    element.preload = 'auto';
    for (const event of ['timeupdate', 'durationchange', 'seeked'] as const) {
      element.addEventListener(event, () => this.#update({}));
    }
    element.addEventListener('play', () => this.#update({ state: 'playing', problem: null }));
    // A pause also comes when an element that failed or is loading lets go of its last track.
    element.addEventListener('pause', () => this.#snapshot.state === 'playing' && this.#update({ state: 'paused' }));
    element.addEventListener('ended', () => {
      // Someone may have put on another track in answer to the pause that comes first.
      if (this.#snapshot.state === 'paused') this.onEnded();
    });
    element.addEventListener('error', () => this.#address !== '' && this.#fail('unplayable'));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): PlayerSnapshot => this.#snapshot;

  /** Seconds into the track, live: for drawing, frame by frame. */
  position(): number {
    return this.#element.currentTime;
  }

  /** Null until the first `play()`. Sees the track before fades, mute and volume. */
  get analyser(): AnalyserNode | null {
    return this.#graph?.analyser ?? null;
  }

  /** Where fades and mute have the level now, 0..1, live. */
  level(): number {
    return this.#graph?.fade.gain.value ?? (this.#snapshot.muted ? 0 : 1);
  }

  /**
   * Makes `file` the track, paused at its start; what played before stops. Resolves when it can be
   * played or has failed (see the snapshot), or at once when a later `load` overtakes it.
   */
  async load(key: string, file: File): Promise<void> {
    this.#load += 1;
    const load = this.#load;
    this.#release();
    this.#update({ key, state: 'loading', duration: null, currentTime: 0, problem: null });
    try {
      // Audio elements refuse AIFF as the decoder does.
      const playable = (await sniffContainer(file)) === 'aiff' ? await aiffToWav(file) : file;
      if (load !== this.#load) return;
      this.#address = URL.createObjectURL(playable);
      this.#element.src = this.#address;
      await this.#ready();
      if (load === this.#load && this.#snapshot.state === 'loading') this.#update({ state: 'paused' });
    } catch (error) {
      if (load !== this.#load) return;
      const unreadable = error instanceof DecodeFailure && error.problem.code === 'unreadable';
      this.#fail(unreadable ? 'unreadable' : 'unplayable');
    }
  }

  /** Call it from a user gesture the first time. `fade` takes FADE_IN_SECONDS to full level. */
  async play({ fade = false, at }: { fade?: boolean; at?: number } = {}): Promise<void> {
    if (this.#address === '' || this.#snapshot.state === 'failed') return;
    clearTimeout(this.#pausing);
    const graph = this.#connect();
    if (at !== undefined) this.seek(at);
    if (fade && !this.#snapshot.muted && this.#element.paused) graph.fade.gain.value = 0;
    this.#ramp(fade ? FADE_IN_SECONDS : CLICK_SECONDS);
    try {
      await Promise.all([graph.context.resume(), this.#element.play()]);
    } catch (error) {
      // An interrupted start (paused or loaded anew meanwhile) is no failure.
      if (error instanceof DOMException && error.name === 'NotAllowedError') {
        this.#update({ state: 'paused', problem: 'needs-gesture' });
      } else if (error instanceof DOMException && error.name === 'NotSupportedError') this.#fail('unplayable');
    }
  }

  /** `fade` takes FADE_OUT_SECONDS to silence before the track stops. */
  pause({ fade = false }: { fade?: boolean } = {}): void {
    clearTimeout(this.#pausing);
    if (!fade || this.#graph === null || this.#element.paused) {
      this.#element.pause();
      return;
    }
    this.#rampTo(0, FADE_OUT_SECONDS);
    this.#pausing = setTimeout(() => this.#element.pause(), FADE_OUT_SECONDS * 1_000);
  }

  /** @param seconds clamped to the track */
  seek(seconds: number): void {
    const end = Number.isFinite(this.#element.duration) ? this.#element.duration : Infinity;
    this.#element.currentTime = Math.max(0, Math.min(seconds, end));
    this.#update({});
  }

  /** @param volume clamped to 0..1 */
  setVolume(volume: number): void {
    const clamped = Math.max(0, Math.min(1, volume));
    if (this.#graph !== null) glide(this.#graph, this.#graph.volume.gain, clamped, CLICK_SECONDS);
    this.#update({ volume: clamped });
  }

  /** The track goes on unheard: it fades out within FADE_OUT_SECONDS, and in within FADE_IN_SECONDS. */
  setMuted(muted: boolean): void {
    if (muted === this.#snapshot.muted) return;
    this.#update({ muted });
    this.#ramp(muted ? FADE_OUT_SECONDS : FADE_IN_SECONDS);
  }

  /** Lets go of the track, its memory and the sound device. */
  async dispose(): Promise<void> {
    this.#load += 1;
    this.#release();
    this.#update({ key: null, state: 'empty', duration: null, currentTime: 0, problem: null });
    await this.#graph?.context.close();
    this.#graph = null;
  }

  #connect(): Graph {
    if (this.#graph !== null) return this.#graph;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: ANALYSER_SAMPLES, smoothingTimeConstant: 0 });
    const fade = new GainNode(context, { gain: this.#snapshot.muted ? 0 : 1 });
    const volume = new GainNode(context, { gain: this.#snapshot.volume });
    context
      .createMediaElementSource(this.#element)
      .connect(analyser)
      .connect(fade)
      .connect(volume)
      .connect(context.destination);
    this.#graph = { context, analyser, fade, volume };
    return this.#graph;
  }

  #ramp(seconds: number): void {
    this.#rampTo(this.#snapshot.muted ? 0 : 1, seconds);
  }

  #rampTo(level: number, seconds: number): void {
    if (this.#graph !== null) glide(this.#graph, this.#graph.fade.gain, level, seconds);
  }

  async #ready(): Promise<void> {
    const element = this.#element;
    if (element.readyState >= HTMLMediaElement.HAVE_METADATA) return;
    const events = new AbortController();
    await new Promise<void>((resolve) => {
      for (const event of ['loadedmetadata', 'error', 'emptied'] as const) {
        element.addEventListener(event, () => resolve(), { signal: events.signal });
      }
    });
    events.abort();
  }

  #release(): void {
    clearTimeout(this.#pausing);
    if (this.#address === '') return;
    const address = this.#address;
    this.#address = '';
    this.#element.pause();
    this.#element.removeAttribute('src');
    this.#element.load();
    URL.revokeObjectURL(address);
  }

  #fail(problem: PlayerProblem): void {
    this.#update({ state: 'failed', problem });
  }

  #update(change: Partial<PlayerSnapshot>): void {
    const { currentTime, duration } = this.#element;
    this.#snapshot = {
      ...this.#snapshot,
      currentTime,
      duration: Number.isFinite(duration) ? duration : null,
      ...change,
    };
    for (const listener of this.#listeners) listener();
  }
}

/** A straight line from wherever the parameter is now. */
function glide({ context }: Graph, parameter: AudioParam, level: number, seconds: number): void {
  const from = parameter.value;
  parameter.cancelScheduledValues(context.currentTime);
  parameter.setValueAtTime(from, context.currentTime);
  parameter.linearRampToValueAtTime(level, context.currentTime + seconds);
}
