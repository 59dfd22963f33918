/** The page of the audio tests: real Files in, numbers out. Driven through `window.lab`. */
import { decode } from '../../src/audio/decode.ts';
import { Delivery, type DecodeOutcome } from '../../src/audio/delivery.ts';
import { contentHash } from '../../src/audio/contentHash.ts';
import { LiveSpectrum } from '../../src/audio/liveSpectrum.ts';
import { openMedia } from '../../src/audio/media.ts';
import { readMetadata, type TrackMetadata } from '../../src/audio/metadata.ts';
import { decodeInPieces } from '../../src/audio/pieces.ts';
import { Player, type PlayerSnapshot } from '../../src/audio/player.ts';
import { decodeWhole } from '../../src/audio/whole.ts';
import { SAMPLE_RATE } from '../../src/dsp/tileFormat.ts';
import { compare, type Agreement } from './agreement.ts';

/** Names a chosen file, or `repeats` copies of it one after another. */
export interface Source {
  readonly name: string;
  readonly repeats?: number;
}

export interface Decoded {
  readonly outcome: DecodeOutcome;
  readonly samples: number;
  readonly largestPiece: number;
  readonly rms: number;
  readonly peak: number;
  /** Of the strongest tone, from zero crossings; meaningful for a sine. */
  readonly frequency: number;
  readonly progress: readonly number[];
  readonly expectedSeconds: number;
  readonly milliseconds: number;
}

const input = document.querySelector('input')!;
const player = new Player();
const states: PlayerSnapshot['state'][] = [];
player.subscribe(() => {
  const { state } = player.getSnapshot();
  if (states.at(-1) !== state) states.push(state);
});

function fileOf({ name, repeats = 1 }: Source): File {
  const file = [...(input.files ?? [])].find((chosen) => chosen.name === name);
  if (file === undefined) throw new Error(`${name} was not chosen`);
  return repeats === 1 ? file : new File(Array.from({ length: repeats }, () => file), name);
}

async function collect(
  run: (sink: (samples: Float32Array<ArrayBuffer>) => void) => Promise<unknown>,
): Promise<Float32Array> {
  const pieces: Float32Array[] = [];
  await run((samples) => void pieces.push(samples));
  const joined = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let position = 0;
  for (const piece of pieces) {
    joined.set(piece, position);
    position += piece.length;
  }
  return joined;
}

const all = (source: Source) => collect((sink) => decode(fileOf(source), { sampleRate: SAMPLE_RATE }, sink));

const lab = {
  /** Decodes and measures without keeping the samples. `abortAfter` counts pieces, -1 is before. */
  async decode(source: Source, abortAfter = Infinity): Promise<Decoded> {
    const abort = new AbortController();
    if (abortAfter < 0) abort.abort();
    const progress: number[] = [];
    let samples = 0;
    let pieces = 0;
    let largestPiece = 0;
    let power = 0;
    let peak = 0;
    let crossings = 0;
    let last = 0;
    let expectedSeconds = 0;
    const started = performance.now();
    const outcome = await decode(
      fileOf(source),
      { sampleRate: SAMPLE_RATE, signal: abort.signal, onProgress: (share) => progress.push(share) },
      (piece, expected) => {
        expectedSeconds = expected;
        samples += piece.length;
        pieces += 1;
        largestPiece = Math.max(largestPiece, piece.length);
        for (const value of piece) {
          power += value * value;
          if (last < 0 && value >= 0) crossings += 1;
          last = value;
          peak = Math.max(peak, Math.abs(value));
        }
        if (pieces >= abortAfter) abort.abort();
      },
    );
    return {
      outcome,
      samples,
      largestPiece,
      rms: Math.sqrt(power / samples),
      peak,
      frequency: (crossings * SAMPLE_RATE) / samples,
      progress,
      expectedSeconds,
      milliseconds: performance.now() - started,
    };
  },

  /** A file of `bytes` that begins with `start` and holds nothing else. */
  hollow: (start: string, bytes: number): Promise<DecodeOutcome> =>
    decode(new File([start, new Uint8Array(bytes - start.length)], 'hollow'), { sampleRate: SAMPLE_RATE }, () => {}),

  /** Greatest difference between the samples of two files. */
  async difference(first: Source, second: Source): Promise<{ lengths: number[]; largest: number }> {
    const [one, other] = [await all(first), await all(second)];
    let largest = 0;
    for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
      largest = Math.max(largest, Math.abs(one[index] - other[index]));
    }
    return { lengths: [one.length, other.length], largest };
  },

  /** The same file decoded in one go and streamed in pieces. */
  async agreement(source: Source): Promise<Agreement> {
    const file = fileOf(source);
    const whole = await collect((sink) => decodeWhole(file, new Delivery({ sampleRate: SAMPLE_RATE }, sink)));
    const media = await openMedia(file);
    if (!media?.track?.streams) throw new Error(`${file.name} does not stream here`);
    const { track } = media;
    const streamed = await collect((sink) => decodeInPieces(track, new Delivery({ sampleRate: SAMPLE_RATE }, sink)));
    media.dispose();
    return compare(whole, streamed);
  },

  /** Whether the browser itself plays a type, and its piecewise decoder knows a codec. */
  async supports(type: string, codec: string): Promise<boolean> {
    if (new Audio().canPlayType(type) === '') return false;
    return (await AudioDecoder.isConfigSupported({ codec, sampleRate: 44_100, numberOfChannels: 2 })).supported ?? false;
  },

  wait: (seconds: number) => new Promise<void>((done) => setTimeout(done, seconds * 1_000)),

  hash: (source: Source): Promise<string> => contentHash(fileOf(source)),

  metadata: (source: Source): Promise<TrackMetadata> => readMetadata(fileOf(source)),

  player: {
    states,
    load: (source: Source) => player.load(source.name, fileOf(source)),
    play: (options?: { fade?: boolean; at?: number }) => player.play(options),
    pause: (options?: { fade?: boolean }) => player.pause(options),
    seek: (seconds: number) => player.seek(seconds),
    setMuted: (muted: boolean) => player.setMuted(muted),
    setVolume: (volume: number) => player.setVolume(volume),
    snapshot: (): PlayerSnapshot => player.getSnapshot(),
    position: () => player.position(),
    level: () => player.level(),
    async spectrum(): Promise<number[]> {
      if (player.analyser === null) throw new Error('Nothing has played');
      return [...(await LiveSpectrum.of(player.analyser)).read()];
    },
    /** Milliseconds until the level is there, and the levels seen on the way. */
    async fadeTo(muted: boolean): Promise<{ milliseconds: number; levels: number[] }> {
      const levels: number[] = [];
      const started = performance.now();
      player.setMuted(muted);
      do {
        await lab.wait(0.02);
        levels.push(player.level());
      } while (levels.at(-1) !== (muted ? 0 : 1));
      return { milliseconds: performance.now() - started, levels };
    },
    playOnPress: (options?: { fade?: boolean; at?: number }) => {
      document.querySelector('button')!.addEventListener('click', () => void player.play(options), { once: true });
    },
  },
};

declare global {
  interface Window {
    lab: typeof lab;
  }
}
window.lab = lab;
