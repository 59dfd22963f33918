/** One a rate; they hold no audio. */
const contexts = new Map<number, OfflineAudioContext>();

/**
 * The browser's own decoder and resampler: any file it plays → planar samples at `sampleRate` Hz.
 * Runs off the page's thread. `bytes` is detached, so hash or copy it before.
 * @throws the browser's `EncodingError` when it cannot decode the bytes
 */
export async function decodeAtRate(bytes: ArrayBuffer, sampleRate: number): Promise<Float32Array<ArrayBuffer>[]> {
  const context = contexts.get(sampleRate) ?? new OfflineAudioContext(1, 1, sampleRate);
  contexts.set(sampleRate, context);
  const buffer = await context.decodeAudioData(bytes);
  return Array.from({ length: buffer.numberOfChannels }, (_, channel) => buffer.getChannelData(channel));
}
