import { pcmToFloat, type PcmFormat } from './pcm.ts';
import { DecodeFailure, readBytes } from './problem.ts';
import { floatWavHeader } from './wav.ts';

/**
 * AIFF and AIFF-C with PCM inside, which production libraries deliver and browsers refuse.
 * After Apple's "Audio Interchange File Format", versions 1.3 (1989) and AIFF-C draft (1991).
 * Read by slices, so that an hour of it costs no more memory than ten seconds.
 */
export interface AiffHeader {
  readonly channels: number;
  /** Hz, rounded to a whole number. */
  readonly rate: number;
  /** Frames that are really there; a file that is cut short holds fewer than `statedFrames`. */
  readonly frames: number;
  readonly statedFrames: number;
  readonly format: PcmFormat;
  /** Where the first frame lies in the file. */
  readonly start: number;
}

const SLICE_SECONDS = 10;

/**
 * @throws DecodeFailure `aifc-compression` (not PCM), `truncated` (no sound data),
 * `undecodable` (sizes that make no sense), `unreadable`
 */
export async function readAiffHeader(blob: Blob): Promise<AiffHeader> {
  let common: { channels: number; frames: number; rate: number; format: PcmFormat } | null = null;
  let sound: { start: number; bytes: number } | null = null;
  const compressed = new TextDecoder().decode(await readBytes(blob, 8, 12)) === 'AIFC';
  let position = 12;
  while (position + 8 <= blob.size && (common === null || sound === null)) {
    const chunk = await readBytes(blob, position, position + 16);
    const view = new DataView(chunk.buffer);
    const name = new TextDecoder().decode(chunk.subarray(0, 4));
    const size = view.getUint32(4);
    const body = position + 8;
    if (name === 'COMM') common = readCommon(await readBytes(blob, body, body + size), compressed);
    if (name === 'SSND' && chunk.length === 16) {
      const offset = view.getUint32(8);
      const start = body + 8 + offset;
      const stated = size - 8 - offset;
      // Recorders that never came back to fill in the size leave 0 there: take all that follows.
      sound = { start, bytes: Math.min(stated > 0 ? stated : Infinity, blob.size - start) };
    }
    position = body + size + (size % 2); // chunks are padded to an even size
  }
  if (common === null || sound === null) throw new DecodeFailure({ code: 'truncated', data: {} });
  const frameBytes = common.channels * common.format.bytes;
  const present = Math.floor(Math.max(0, sound.bytes) / frameBytes);
  if (present === 0) throw new DecodeFailure({ code: 'truncated', data: {} });
  const statedFrames = common.frames > 0 ? common.frames : present;
  return {
    channels: common.channels,
    rate: common.rate,
    frames: Math.min(statedFrames, present),
    statedFrames,
    format: common.format,
    start: sound.start,
  };
}

/** Interleaved samples in slices of ten seconds. @throws DecodeFailure `unreadable` */
export async function* readAiffSlices(blob: Blob, header: AiffHeader): AsyncGenerator<Float32Array<ArrayBuffer>> {
  const frameBytes = header.channels * header.format.bytes;
  const step = SLICE_SECONDS * header.rate;
  for (let frame = 0; frame < header.frames; frame += step) {
    const end = Math.min(frame + step, header.frames);
    const bytes = await readBytes(blob, header.start + frame * frameBytes, header.start + end * frameBytes);
    yield pcmToFloat(bytes, header.format);
  }
}

/** The same sound as a float WAV file, which audio elements play. @throws as `readAiffHeader` */
export async function aiffToWav(blob: Blob): Promise<Blob> {
  const header = await readAiffHeader(blob);
  const parts: Blob[] = [new Blob([floatWavHeader(header.frames, header.channels, header.rate)])];
  // Each slice becomes a Blob at once: browsers may keep Blobs on disk, but not arrays.
  for await (const slice of readAiffSlices(blob, header)) parts.push(new Blob([slice]));
  return new Blob(parts, { type: 'audio/wav' });
}

function readCommon(body: Uint8Array<ArrayBuffer>, compressed: boolean) {
  if (body.length < (compressed ? 22 : 18)) throw new DecodeFailure({ code: 'truncated', data: {} });
  const view = new DataView(body.buffer);
  const channels = view.getInt16(0);
  const bits = view.getInt16(6);
  const rate = Math.round(readExtended(view, 8));
  if (channels < 1 || bits < 1 || bits > 64 || !(rate > 0)) {
    throw new DecodeFailure({ code: 'undecodable', data: { container: 'aiff' } });
  }
  const letters = new TextDecoder('latin1');
  const type = compressed ? letters.decode(body.subarray(18, 22)) : 'NONE';
  const format = pcmFormat(type, bits);
  if (format === null) {
    const name = letters.decode(body.subarray(23, 23 + (body[22] ?? 0))).trim();
    throw new DecodeFailure({ code: 'aifc-compression', data: { compression: name || type.trim() } });
  }
  return { channels, frames: view.getUint32(2), rate, format };
}

/** Null for what is not PCM. */
function pcmFormat(type: string, bits: number): PcmFormat | null {
  const bytes = Math.ceil(bits / 8);
  const signed = (littleEndian: boolean, width = bytes): PcmFormat | null =>
    width === 1 || width === 2 || width === 3 || width === 4
      ? { kind: 'signed', bytes: width, littleEndian }
      : null;
  switch (type) {
    case 'NONE':
    case 'twos':
      return signed(false);
    case 'sowt':
      return signed(true);
    case 'in24':
      return signed(false, 3);
    case 'in32':
      return signed(false, 4);
    case '42ni':
      return signed(true, 4);
    case 'raw ':
      return { kind: 'unsigned', bytes: 1, littleEndian: false };
    case 'fl32':
    case 'FL32':
      return { kind: 'float', bytes: 4, littleEndian: false };
    case 'fl64':
    case 'FL64':
      return { kind: 'float', bytes: 8, littleEndian: false };
    default:
      return null;
  }
}

/** An 80-bit IEEE 754 extended number: sign and exponent in 16 bits, then a 64-bit mantissa. */
function readExtended(view: DataView, offset: number): number {
  const exponent = (view.getUint16(offset) & 0x7fff) - 16_383;
  const mantissa = view.getUint32(offset + 2) * 2 ** 32 + view.getUint32(offset + 6);
  return mantissa * 2 ** (exponent - 63);
}
