import { id3Size } from './container.ts';
import { readBytes } from './problem.ts';

/** Samples that every mp3 decoder adds in front, on top of the encoder's own delay. */
const DECODER_DELAY = 529;
/** More than the longest first frame's side information and tag. */
const TAG_BYTES = 200;

/**
 * Samples (at the file's own rate) to drop from the start of a decoded mp3, so that it begins where
 * the recording began. Encoders note their delay in a tag inside the first frame: 12 bits, 21 bytes
 * behind the encoder's name ("MP3 Info Tag rev 1", LAME). Files without it keep all samples.
 * @throws DecodeFailure `unreadable`
 */
export async function mp3Delay(file: Blob): Promise<number> {
  const start = id3Size(await readBytes(file, 0, 10));
  const frame = await readBytes(file, start, start + TAG_BYTES);
  const text = new TextDecoder('latin1').decode(frame);
  const info = text.search(/Xing|Info/);
  if (info < 0) return 0;
  // What follows "Xing" and the flags is optional, each part with a bit of its own.
  const flags = frame[info + 7];
  const name = info + 8 + (flags & 1 ? 4 : 0) + (flags & 2 ? 4 : 0) + (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0);
  if (!/^(LAME|Lavc|Lavf)/.test(text.slice(name, name + 4))) return 0;
  const delay = (frame[name + 21] << 4) | (frame[name + 22] >> 4);
  return delay + DECODER_DELAY;
}
