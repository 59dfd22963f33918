/**
 * Why the browser would not keep or give back something:
 * `quota` – it refuses to write any more; `blocked` – it offers no storage here (private window,
 * storage switched off); `storage-failed` – anything else, the cause attached.
 */
export type StorageCode = 'quota' | 'blocked' | 'storage-failed';

/**
 * Thrown by every function of src/library that touches storage. Nothing that was stored before is
 * lost when it is thrown: each write is one transaction that either happens or leaves no trace.
 */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageCode;
  /** What was being stored or read, e.g. `tracks`. */
  readonly store: string;

  constructor(code: StorageCode, store: string, cause?: unknown) {
    super(cause instanceof Error && cause.message !== '' ? cause.message : code, { cause });
    this.code = code;
    this.store = store;
  }
}

/**
 * Sorts what IndexedDB threw into a StorageError.
 * @param opened Whether the database had been opened: some browsers refuse to open one in a
 * private window, with the same error name that a broken transaction has later.
 */
export function asStorageError(error: unknown, store: string, opened: boolean): StorageError {
  if (error instanceof StorageError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return new StorageError('quota', store, error);
  if (name === 'SecurityError' || (!opened && name === 'InvalidStateError')) {
    return new StorageError('blocked', store, error);
  }
  return new StorageError('storage-failed', store, error);
}
