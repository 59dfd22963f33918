/** File → mono samples at the rate that is asked for, on the page: Web Audio does not exist in workers. */
import { isMp4Cut, sniffContainer, type Container } from './container.ts';
import { Delivery, type DecodeOptions, type DecodeOutcome, type SampleSink } from './delivery.ts';
import { openMedia, type MediaTrack } from './media.ts';
import { decodeAiff, decodeInPieces } from './pieces.ts';
import { checkAborted, DecodeFailure, failure, readBytes } from './problem.ts';
import { decodeWhole } from './whole.ts';

const MEBIBYTE = 2 ** 20;
const CD_BYTES_PER_MINUTE = 60 * 44_100 * 2 * Float32Array.BYTES_PER_ELEMENT; // decoded, 21 MB
/** Tracks that decode to more than 15 minutes of CD stereo (318 MB) are streamed. */
const STREAM_ABOVE = 15 * CD_BYTES_PER_MINUTE;
/** Where streaming is impossible, no more than 45 minutes of it (953 MB) is decoded in one go. */
const REFUSE_ABOVE = 45 * CD_BYTES_PER_MINUTE;
/** The same for files whose length cannot be told: about 45 minutes at 192 kbit/s. */
const REFUSE_FILE_ABOVE = 64 * MEBIBYTE;

/**
 * Decodes a file of any format this browser knows, and AIFF/AIFF-C. What a damaged file still holds
 * is decoded. What is wrong with the file comes back as the outcome; only an error that `sink`
 * throws passes on. Pieces may have reached the sink before a problem shows.
 */
export async function decode(file: Blob, options: DecodeOptions, sink: SampleSink): Promise<DecodeOutcome> {
  const delivery = new Delivery(options, sink);
  try {
    checkAborted(options.signal);
    if (file.size === 0) {
      await readBytes(file); // browsers give a file that is gone the size 0, too
      throw failure('empty');
    }
    const container = await sniffContainer(file);
    if (container === 'aiff') await decodeAiff(file, delivery);
    else await decodeMedia(file, container, delivery);
    return delivery.outcome();
  } catch (error) {
    if (error instanceof DecodeFailure) return { ok: false, problem: error.problem };
    throw error;
  }
}

async function decodeMedia(file: Blob, container: Container, delivery: Delivery): Promise<void> {
  const media = await openMedia(file, delivery.signal);
  if (media === null) {
    await decodeUnopened(file, container, delivery);
    return;
  }
  try {
    if (media.track === null) throw failure(await withoutTrack(file, container));
    await decodeTrack(file, container, media.track, delivery);
  } finally {
    media.dispose();
  }
}

/** An MP4 lists its tracks in a part that is often written last, and then the first to be cut off. */
async function withoutTrack(file: Blob, container: Container): Promise<'truncated' | 'no-audio-track'> {
  return container === 'mp4' && (await isMp4Cut(file)) ? 'truncated' : 'no-audio-track';
}

async function decodeTrack(file: Blob, container: Container, track: MediaTrack, delivery: Delivery): Promise<void> {
  delivery.statedSeconds = track.seconds;
  const bytes = track.likelySeconds * track.rate * track.channels * Float32Array.BYTES_PER_ELEMENT;
  const streamFirst = track.streams && bytes > STREAM_ABOVE;
  // The two decoders do not refuse the same files, so each has a try.
  if (streamFirst && (await decodeInPieces(track, delivery))) return;
  if (bytes > REFUSE_ABOVE) throw tooLong(file);
  if (await decodeWhole(file, delivery)) return;
  if (!streamFirst && track.streams && (await decodeInPieces(track, delivery))) return;
  if (container === 'mp4' && (await isMp4Cut(file))) throw failure('truncated');
  if (track.streams) throw undecodable(container);
  throw new DecodeFailure({ code: 'unsupported-codec', data: { codec: track.codec } });
}

/** What could not be opened as a known container: perhaps the browser itself knows it. */
async function decodeUnopened(file: Blob, container: Container, delivery: Delivery): Promise<void> {
  if (container === 'mp4' && (await isMp4Cut(file))) throw failure('truncated');
  if (file.size > REFUSE_FILE_ABOVE) throw container === 'unknown' ? failure('not-audio') : tooLong(file);
  if (await decodeWhole(file, delivery)) return;
  throw container === 'unknown' ? failure('not-audio') : undecodable(container);
}

function undecodable(container: Container): DecodeFailure {
  return new DecodeFailure({ code: 'undecodable', data: { container } });
}

function tooLong(file: Blob): DecodeFailure {
  return new DecodeFailure({ code: 'too-long', data: { megabytes: Math.round(file.size / MEBIBYTE) } });
}
