import { decodeAtRate } from './browserDecoder.ts';
import type { Delivery } from './delivery.ts';
import { monoMean } from './mono.ts';
import { checkAborted, readBytes } from './problem.ts';

/**
 * One piece, by the browser's decoder. It cannot be interrupted: an abort is seen when it is done,
 * so that a cancelled job never leaves a decoder running beside the next one.
 * @returns false when the browser refuses the file
 * @throws DecodeFailure `unreadable`, `aborted`
 */
export async function decodeWhole(file: Blob, delivery: Delivery): Promise<boolean> {
  const { buffer } = await readBytes(file);
  checkAborted(delivery.signal);
  let channels: Float32Array<ArrayBuffer>[];
  try {
    channels = await decodeAtRate(buffer, delivery.sampleRate);
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
  const mono = monoMean(channels);
  await delivery.hand(mono, mono.length / delivery.sampleRate);
  return true;
}
