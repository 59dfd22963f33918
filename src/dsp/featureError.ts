/** Why a track has no features, with the data to word it. */
export type FeatureFailure =
  /** Less audio than MINIMUM_SECONDS. */
  | { readonly code: 'too-short'; readonly seconds: number; readonly minimumSeconds: number }
  /** No sample reaches SILENCE_PEAK. */
  | { readonly code: 'silent'; readonly peak: number; readonly minimumPeak: number }
  /** The samples hold NaN or infinity, as a damaged floating-point file can. */
  | { readonly code: 'not-finite' };

export type FeatureFailureCode = FeatureFailure['code'];

const NAME = 'FeatureError';
const CODES: readonly string[] = ['too-short', 'silent', 'not-finite'] satisfies FeatureFailureCode[];

/**
 * Between a worker and the page an error keeps only its name, message and stack, so the message
 * carries the whole failure: its code, a colon and its JSON. `featureFailureOf` reads it back.
 */
export class FeatureError extends Error {
  override readonly name = NAME;
  readonly failure: FeatureFailure;

  constructor(failure: FeatureFailure) {
    super(`${failure.code}: ${JSON.stringify(failure)}`);
    this.failure = failure;
  }
}

/** The failure that a caught value stands for, on either side of a worker; null for any other error. */
export function featureFailureOf(error: unknown): FeatureFailure | null {
  if (error instanceof FeatureError) return error.failure;
  if (!(error instanceof Error) || error.name !== NAME) return null;
  const colon = error.message.indexOf(':');
  if (!CODES.includes(error.message.slice(0, Math.max(0, colon)))) return null;
  return JSON.parse(error.message.slice(colon + 1)) as FeatureFailure;
}
