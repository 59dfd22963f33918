/** An ensemble as one zip file, and back; the layout is described in bundleFormat.ts. */
import { unzipSync, type Zippable, zipSync } from 'fflate';
import type { Ensemble } from '../nets/ensemble.ts';
import { type BundleError, Refusal } from './bundleError.ts';
import { ENSEMBLE_FILE } from './bundleFormat.ts';
import { type Files, readFiles } from './bundleReader.ts';
import { type Precision, writeFiles } from './bundleWriter.ts';
import { FieldError } from './fields.ts';

export interface PackOptions {
  /**
   * `float16` halves the file, for shipping. It is tfjs' own quantisation: whoever loads the model
   * gets float32 values rounded to half precision. A tensor that would overflow stays float32.
   */
  readonly weights?: Precision;
}

/**
 * One zip file with the whole ensemble. Reading it back gives the same bytes of weights (float32).
 * Throws FieldError when the ensemble contradicts itself, so that no unreadable bundle is written.
 */
export async function packEnsemble(ensemble: Ensemble, options: PackOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const files = writeFiles(ensemble, options.weights ?? 'float32');
  const zippable: Zippable = {};
  // Trained weights hardly compress, and storing them is fast.
  for (const [name, bytes] of files) zippable[name] = [bytes, { level: name.endsWith('.bin') ? 0 : 6 }];
  // Zip knows no date before 1980.
  const mtime = new Date(Math.max(ensemble.created, Date.UTC(1981, 0)));
  return zipSync(zippable, { mtime }) as Uint8Array<ArrayBuffer>;
}

export type Unpacked =
  | { readonly ok: true; readonly ensemble: Ensemble }
  | { readonly ok: false; readonly error: BundleError };

/** Unpacked bytes that a bundle may ask for: a thousand nets of the default recipe. */
const MAXIMUM_BYTES = 2 ** 30;

/**
 * The ensemble of a bundle, with nothing of the bundle believed unchecked; half-precision weights
 * come back as float32. Never throws: whatever the bytes are, the answer is an ensemble or a code.
 */
export async function unpackEnsemble(bytes: Uint8Array): Promise<Unpacked> {
  try {
    return { ok: true, ensemble: readFiles(unzip(bytes)) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error };
    const part = error instanceof FieldError ? error.where : String(error);
    return { ok: false, error: { code: 'damaged', data: { part } } };
  }
}

/** Everything in the folder that holds `ensemble.json`: some systems pack a folder around it. */
function unzip(bytes: Uint8Array): Files {
  const signature = [0x50, 0x4b, 0x03, 0x04];
  if (signature.some((byte, index) => index < bytes.length && bytes[index] !== byte)) throw new Refusal('not-a-zip', {});
  // A zip file closes with its directory, so a file that begins like one but has none was cut.
  if (!hasDirectory(bytes)) throw new Refusal('cut-short', { bytes: bytes.length });
  let total = 0;
  const unzipped = unzipSync(bytes, {
    filter: ({ originalSize, size }) => {
      total += Math.max(originalSize, size);
      if (total > MAXIMUM_BYTES) throw new FieldError('size');
      return true;
    },
  });
  const names = Object.keys(unzipped);
  const main = names
    .filter((name) => name === ENSEMBLE_FILE || name.endsWith(`/${ENSEMBLE_FILE}`))
    .toSorted((one, other) => one.length - other.length)[0];
  if (main === undefined) throw new Refusal('not-an-ensemble', {});
  const folder = main.slice(0, -ENSEMBLE_FILE.length);
  const inside = names.filter((name) => name.startsWith(folder));
  return new Map(inside.map((name) => [name.slice(folder.length), unzipped[name]]));
}

/** Looks for the end-of-directory record, which may be followed by a comment of up to 64 KiB. */
function hasDirectory(bytes: Uint8Array): boolean {
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= first; at -= 1) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 0x05 && bytes[at + 3] === 0x06) return true;
  }
  return false;
}
