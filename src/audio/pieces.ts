import { readAiffHeader, readAiffSlices } from './aiff.ts';
import type { Delivery } from './delivery.ts';
import type { MediaTrack } from './media.ts';
import { monoMeanInterleaved } from './mono.ts';
import { checkAborted, DecodeFailure, failure, isReadFailure } from './problem.ts';
import { resample, type Block } from './resample.ts';

/**
 * Many pieces, by WebCodecs, with memory bounded by a piece. Where the decoder stumbles, what came
 * before is kept.
 * @returns false when not one sample could be decoded
 * @throws DecodeFailure `unreadable`, `aborted`
 */
export async function decodeInPieces(track: MediaTrack, delivery: Delivery): Promise<boolean> {
  for await (const piece of resample(untilDamaged(track.blocks(delivery.signal)), delivery.sampleRate)) await delivery.hand(piece);
  return delivery.seconds > 0;
}

/** The same for AIFF. @throws as `readAiffHeader`, and DecodeFailure `aborted` */
export async function decodeAiff(file: Blob, delivery: Delivery): Promise<void> {
  const header = await readAiffHeader(file);
  delivery.statedSeconds = header.statedFrames / header.rate;
  const blocks = async function* (): AsyncGenerator<Block> {
    for await (const slice of readAiffSlices(file, header)) {
      checkAborted(delivery.signal);
      yield { samples: monoMeanInterleaved(slice, header.channels), rate: header.rate };
    }
  };
  for await (const piece of resample(blocks(), delivery.sampleRate)) await delivery.hand(piece);
}

async function* untilDamaged(blocks: AsyncIterable<Block>): AsyncGenerator<Block> {
  try {
    yield* blocks;
  } catch (error) {
    if (error instanceof DecodeFailure) throw error;
    if (isReadFailure(error)) throw failure('unreadable');
    // The decoder's own complaint: the stream ends here.
  }
}
