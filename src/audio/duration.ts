import { openMedia } from './media.ts';

/** Seconds of audio as the container tells, without decoding; null where it cannot be told. Never throws. */
export async function durationOf(file: File): Promise<number | null> {
  try {
    const media = await openMedia(file, undefined);
    try {
      const seconds = media?.track?.seconds ?? 0;
      return seconds > 0 ? seconds : null;
    } finally {
      media?.dispose();
    }
  } catch {
    // What is wrong with the file is told when it is decoded.
    return null;
  }
}
