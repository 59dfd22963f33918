import { SAMPLE_RATE } from '../dsp/tileFormat.ts';

let context: OfflineAudioContext | null = null;

/**
 * The browser's own decoder and resampler: any file it plays → planar samples at SAMPLE_RATE. Runs
 * off the page's thread. `bytes` is detached, so hash or copy it before.
 * @throws the browser's `EncodingError` when it cannot decode the bytes
 */
export async function decodeAtSampleRate(bytes: ArrayBuffer): Promise<Float32Array<ArrayBuffer>[]> {
  context ??= new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const buffer = await context.decodeAudioData(bytes);
  return Array.from({ length: buffer.numberOfChannels }, (_, channel) => buffer.getChannelData(channel));
}
