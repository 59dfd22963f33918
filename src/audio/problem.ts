/** Why a file gave no samples: a stable code and the data to word it with. */
export type DecodeProblem =
  /** Zero bytes. */
  | { readonly code: 'empty'; readonly data: Record<string, never> }
  /** The browser could not read the bytes: moved, renamed, changed or unplugged after it was dropped. */
  | { readonly code: 'unreadable'; readonly data: Record<string, never> }
  /** Nothing in it looks like audio, and no decoder takes it. */
  | { readonly code: 'not-audio'; readonly data: Record<string, never> }
  /** A film or container without sound. */
  | { readonly code: 'no-audio-track'; readonly data: Record<string, never> }
  /** Cut off before the part that says how to decode it. */
  | { readonly code: 'truncated'; readonly data: Record<string, never> }
  /** Audio by its first bytes, but the decoder refuses it. */
  | { readonly code: 'undecodable'; readonly data: { readonly container: string } }
  /** This browser has no decoder for it, such as ALAC or, in some builds, AAC. */
  | { readonly code: 'unsupported-codec'; readonly data: { readonly codec: string } }
  /** An AIFF-C that is not PCM; `compression` is its name or four letters. */
  | { readonly code: 'aifc-compression'; readonly data: { readonly compression: string } }
  /** Cannot be streamed here, and is too large to decode in one go. */
  | { readonly code: 'too-long'; readonly data: { readonly megabytes: number } }
  | { readonly code: 'aborted'; readonly data: Record<string, never> };

export type DecodeCode = DecodeProblem['code'];

/** Carries a problem through the decoding code; `decode()` turns it into an outcome. */
export class DecodeFailure extends Error {
  readonly problem: DecodeProblem;

  constructor(problem: DecodeProblem) {
    super(problem.code);
    this.name = 'DecodeFailure';
    this.problem = problem;
  }
}

/** For the codes that need no data. */
export function failure(
  code: Exclude<DecodeCode, 'undecodable' | 'unsupported-codec' | 'aifc-compression' | 'too-long'>,
): DecodeFailure {
  return new DecodeFailure({ code, data: {} });
}

/** True for what browsers throw when the bytes behind a File are gone or have changed. */
export function isReadFailure(error: unknown): boolean {
  return (
    error instanceof DOMException &&
    ['NotReadableError', 'NotFoundError', 'SecurityError'].includes(error.name)
  );
}

/**
 * Reads a slice of a file.
 * @throws DecodeFailure `unreadable`
 */
export async function readBytes(blob: Blob, start = 0, end = blob.size): Promise<Uint8Array<ArrayBuffer>> {
  try {
    // A slice of nothing is never looked up on the disk; the file itself is.
    const part = start === 0 && end === blob.size ? blob : blob.slice(start, end);
    return new Uint8Array(await part.arrayBuffer());
  } catch {
    // `arrayBuffer()` has no other reason to fail, but the names differ from browser to browser.
    throw failure('unreadable');
  }
}

/** @throws DecodeFailure `aborted` */
export function checkAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw failure('aborted');
}
