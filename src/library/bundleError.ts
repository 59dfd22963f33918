/** Why a file is no bundle that can be read. */

/**
 * - `not-a-zip`: another kind of file.
 * - `cut-short`: the file's end is missing; `bytes` is what is there.
 * - `not-an-ensemble`: a zip file of something else.
 * - `newer-version`: written by a newer Tenfold; `version`, and `supported` by this one.
 * - `damaged`: changed since it was packed, or inconsistent; `part` names the file or field.
 * - `wrong-features`: its nets expect features that this Tenfold does not make, named by `featureKey`.
 */
export type BundleCode = 'not-a-zip' | 'cut-short' | 'not-an-ensemble' | 'newer-version' | 'damaged' | 'wrong-features';

export interface BundleError {
  readonly code: BundleCode;
  readonly data: Readonly<Record<string, string | number>>;
}

export class Refusal extends Error {
  readonly error: BundleError;
  constructor(code: BundleCode, data: BundleError['data']) {
    super(code);
    this.error = { code, data };
  }
}
