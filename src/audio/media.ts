import type { AudioSampleSink, Input, InputAudioTrack } from 'mediabunny';
import { id3Size } from './container.ts';
import { monoMean } from './mono.ts';
import { mp3Delay } from './mp3Delay.ts';
import { checkAborted, isReadFailure, failure, readBytes } from './problem.ts';
import type { Block } from './resample.ts';

/** A file whose container could be read. Dispose it when done. */
export interface Media {
  /** The first audio track, null when there is none. */
  readonly track: MediaTrack | null;
  dispose(): void;
}

export interface MediaTrack {
  readonly codec: string;
  /** Whether this browser can decode it piece by piece (WebCodecs, or PCM). */
  readonly streams: boolean;
  readonly rate: number;
  readonly channels: number;
  /** 0 when the file does not tell. */
  readonly seconds: number;
  /** For memory's sake: `seconds`, or reckoned from size and bit rate where the file does not tell. */
  readonly likelySeconds: number;
  /**
   * Mono blocks at the track's own rate, one a packet, without the silence that encoders put in
   * front. Throws the decoder's own errors.
   */
  blocks(signal: AbortSignal | undefined): AsyncGenerator<Block>;
}

/** An mp3's stated length is doubted when its size speaks for more than this many times as much. */
const SIZE_DOUBT = 2;
/** About ten seconds of mp3: enough for an average bit rate. */
const BITRATE_PACKETS = 400;
const CACHE_BYTES = 4 * 2 ** 20;

/**
 * Reads the container by slices of the file; nothing is decoded yet.
 * @returns null when no known container is found or it is broken beyond reading
 * @throws DecodeFailure `unreadable`, `aborted`
 */
export async function openMedia(file: Blob, signal?: AbortSignal): Promise<Media | null> {
  // Taken apart here, so that the bundler leaves out what is not named (encoders, writers, streaming).
  const { ADTS, AudioSampleSink, BlobSource, FLAC, Input, MATROSKA, MP3, MP4, OGG, QTFF, WAVE, WEBM } =
    await import('mediabunny');
  checkAborted(signal);
  const input = new Input({
    source: new BlobSource(file, { maxCacheSize: CACHE_BYTES, handleUnhandledError: () => {} }),
    // Playlist formats are left out: they would have the page fetch what the list names.
    formats: [MP4, QTFF, MATROSKA, WEBM, WAVE, OGG, FLAC, MP3, ADTS],
  });
  try {
    const media = await describe(input, file, (track) => new AudioSampleSink(track));
    checkAborted(signal);
    return media;
  } catch (error) {
    input.dispose();
    checkAborted(signal);
    if (isReadFailure(error)) throw failure('unreadable');
    return null;
  }
}

type SinkOf = (track: InputAudioTrack) => AudioSampleSink;

async function describe(input: Input, file: Blob, sinkOf: SinkOf): Promise<Media> {
  const dispose = () => input.dispose();
  const track = await input.getPrimaryAudioTrack();
  if (track === null) {
    await input.getTracks(); // throws where the container itself is broken
    return { track: null, dispose };
  }
  const codec = await track.getCodec();
  const { stated, likely } = await secondsOf(track, file);
  const delay = codec === 'mp3' ? await mp3Delay(file) : 0;
  return {
    dispose,
    track: {
      codec: codec ?? codecName(await track.getInternalCodecId()),
      streams: codec !== null && (await track.canDecode()),
      rate: await track.getSampleRate(),
      channels: await track.getNumberOfChannels(),
      seconds: stated,
      likelySeconds: likely,
      blocks: (signal) => blocksOf(sinkOf(track), delay, signal),
    },
  };
}

function codecName(id: string | number | Uint8Array | null): string {
  return typeof id === 'string' ? id.trim() : 'unknown';
}

/** Length from metadata where it can be trusted, else by walking the packets. */
async function secondsOf(track: InputAudioTrack, file: Blob): Promise<{ stated: number; likely: number }> {
  const isMp3 = (await track.getCodec()) === 'mp3';
  const metadata = await track.getDurationFromMetadata();
  if (metadata !== null && metadata > 0 && !isMp3) return { stated: metadata, likely: metadata };
  const bySize = await secondsBySize(track, file);
  // mp3 files that were glued together still state the length of their first part.
  const trusted = metadata !== null && metadata > 0 && bySize <= SIZE_DOUBT * metadata;
  const stated = trusted ? metadata : await track.computeDuration();
  // Files that were cut may tell nothing at all.
  return { stated, likely: stated > 0 ? stated : bySize };
}

async function secondsBySize(track: InputAudioTrack, file: Blob): Promise<number> {
  const { averageBitrate } = await track.computePacketStats(BITRATE_PACKETS);
  const sound = file.size - id3Size(await readBytes(file, 0, 10));
  return averageBitrate > 0 ? (sound * 8) / averageBitrate : 0;
}

async function* blocksOf(
  sink: AudioSampleSink,
  delay: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Block> {
  let toDrop = delay;
  for await (const sample of sink.samples()) {
    try {
      checkAborted(signal);
      const channels = Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
        const plane = new Float32Array(sample.numberOfFrames);
        sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
        return plane;
      });
      // What lies before time 0 is padding, as the container says.
      const early = Math.max(0, Math.round(-sample.timestamp * sample.sampleRate));
      const dropped = Math.min(sample.numberOfFrames, Math.max(early, toDrop));
      toDrop = Math.max(0, toDrop - dropped);
      yield { samples: monoMean(channels).subarray(dropped), rate: sample.sampleRate };
    } finally {
      sample.close();
    }
  }
}
