import { readBytes } from './problem.ts';

/** What the first bytes say a file is; its name is not asked. */
export type Container = 'mp3' | 'aac' | 'mp4' | 'flac' | 'ogg' | 'wav' | 'webm' | 'aiff' | 'unknown';

const ID3_HEADER = 10;

/**
 * Tells the container by its magic bytes, looking behind an ID3v2 tag where there is one.
 * @throws DecodeFailure `unreadable`
 */
export async function sniffContainer(blob: Blob): Promise<Container> {
  const head = await readBytes(blob, 0, 16);
  if (!startsWith(head, 0, 'ID3') || head.length < ID3_HEADER) return containerOf(head);
  const tagSize = id3Size(head);
  const behind = containerOf(await readBytes(blob, tagSize, tagSize + 16));
  // A tag may be padded past its stated size; ID3 before anything unknown is an mp3 in practice.
  return behind === 'unknown' ? 'mp3' : behind;
}

/** Size in bytes of the ID3v2 tag at the start of `head`, its header included; 0 when there is none. */
export function id3Size(head: Uint8Array): number {
  if (head.length < ID3_HEADER || !startsWith(head, 0, 'ID3')) return 0;
  // Four bytes of seven bits each (ID3v2.4 structure, section 6.2), and a footer when bit 4 is set.
  const body = (head[6] << 21) | (head[7] << 14) | (head[8] << 7) | head[9];
  return ID3_HEADER + body + (head[5] & 0x10 ? ID3_HEADER : 0);
}

export function containerOf(head: Uint8Array): Container {
  if (startsWith(head, 0, 'FORM') && (startsWith(head, 8, 'AIFF') || startsWith(head, 8, 'AIFC'))) return 'aiff';
  if ((startsWith(head, 0, 'RIFF') || startsWith(head, 0, 'RF64')) && startsWith(head, 8, 'WAVE')) return 'wav';
  if (startsWith(head, 0, 'fLaC')) return 'flac';
  if (startsWith(head, 0, 'OggS')) return 'ogg';
  if (startsWith(head, 4, 'ftyp') || startsWith(head, 4, 'moov') || startsWith(head, 4, 'mdat')) return 'mp4';
  if (head[0] === 0x1a && head[1] === 0x45 && head[2] === 0xdf && head[3] === 0xa3) return 'webm';
  if (head[0] === 0xff && (head[1] & 0xf6) === 0xf0) return 'aac';
  // Eleven sync bits, then a version and a layer that exist. Layer I is left out: no music uses it,
  // and FF FE is how UTF-16 text begins.
  const layer = (head[1] >> 1) & 3;
  const version = (head[1] >> 3) & 3;
  if (head[0] === 0xff && (head[1] & 0xe0) === 0xe0 && version !== 1 && (layer === 1 || layer === 2)) return 'mp3';
  return 'unknown';
}

/**
 * Whether an MP4 ends before its own boxes do, or holds no `moov` box (which says how to decode it,
 * and which many encoders write last).
 * @throws DecodeFailure `unreadable`
 */
export async function isMp4Cut(blob: Blob): Promise<boolean> {
  let position = 0;
  let hasMovie = false;
  while (position + 8 <= blob.size) {
    const header = await readBytes(blob, position, position + 16);
    const view = new DataView(header.buffer);
    let size = view.getUint32(0);
    if (size === 1 && header.length === 16) size = Number(view.getBigUint64(8));
    else if (size === 0) size = blob.size - position; // "to the end of the file"
    if (size < 8) return true;
    hasMovie ||= startsWith(header, 4, 'moov');
    position += size;
  }
  return position !== blob.size || !hasMovie;
}

function startsWith(bytes: Uint8Array, offset: number, letters: string): boolean {
  for (let index = 0; index < letters.length; index += 1) {
    if (bytes[offset + index] !== letters.charCodeAt(index)) return false;
  }
  return true;
}
