/** Up to this size every byte counts. */
export const WHOLE_HASH_LIMIT = 200 * 2 ** 20;
const SAMPLE_BYTES = 4 * 2 ** 20;

/**
 * SHA-256 of a file's content as 64 hex digits: the same sound under two names is one track.
 *
 * `crypto.subtle` wants its input in one buffer, so beyond WHOLE_HASH_LIMIT the digest covers the
 * size and the first, middle and last 4 MiB instead. Two different recordings agree in all of these
 * only if someone made them so. The name and date play no part.
 *
 * @throws Error with code `unreadable` when the bytes are gone, `insecure-context` where the page
 * was served over plain http from another machine and the browser withholds `crypto.subtle`.
 */
export async function contentHash(file: Blob): Promise<string> {
  // TypeScript believes it is always there; outside a secure context it is not.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) throw hashError('insecure-context');
  return hex(await subtle.digest('SHA-256', await hashedBytes(file)));
}

async function hashedBytes(file: Blob): Promise<ArrayBuffer> {
  try {
    if (file.size <= WHOLE_HASH_LIMIT) return await file.arrayBuffer();
    const middle = Math.floor((file.size - SAMPLE_BYTES) / 2);
    const sample = new Blob([
      new TextEncoder().encode(`${file.size}:`),
      file.slice(0, SAMPLE_BYTES),
      file.slice(middle, middle + SAMPLE_BYTES),
      file.slice(file.size - SAMPLE_BYTES),
    ]);
    return await sample.arrayBuffer();
  } catch {
    throw hashError('unreadable');
  }
}

function hashError(code: 'unreadable' | 'insecure-context'): Error {
  return Object.assign(new Error(code), { code });
}

function hex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
