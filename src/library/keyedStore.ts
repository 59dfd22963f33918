/** One IndexedDB database with one object store, strings to values: the base of all that lasts. */
import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import { asStorageError, StorageError } from './storageError.ts';

/**
 * Values read with one request. Browsers limit the size of one answer, so a large library is read
 * in pages.
 */
const PAGE = 500;

/** After every string that starts with a given prefix, as keys hold no such character. */
const LAST = '\uffff';

/** Keys that start with `prefix`; null stands for all keys. */
function rangeOf(prefix: string): IDBKeyRange | null {
  return prefix === '' ? null : IDBKeyRange.bound(prefix, prefix + LAST);
}

/**
 * Resolves when the transaction is safely written. Listens to `abort` alone: a failed request
 * bubbles as `error` first, when the transaction does not know its own error yet.
 */
function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => {
      reject(transaction.error ?? new Error('The transaction was aborted.'));
    });
  });
}

/** All methods throw StorageError. Values are copied by structured clone, in and out. */
export class KeyedStore<V> {
  readonly name: string;
  readonly #use: UseStore;

  /** Opens nothing yet: the database is opened by the first call, and again after it was closed. */
  constructor(name: string) {
    this.name = name;
    this.#use = createStore(`tenfold-${name}`, 'values');
  }

  async #run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
    if (typeof indexedDB === 'undefined' || indexedDB === null) throw new StorageError('blocked', this.name);
    let opened = false;
    try {
      return await this.#use(mode, (store) => {
        opened = true;
        return work(store);
      });
    } catch (error) {
      throw asStorageError(error, this.name, opened);
    }
  }

  /** Runs the changes in one transaction: all of them happen, or none. */
  #write(change: (store: IDBObjectStore) => void): Promise<void> {
    return this.#run('readwrite', (store) => {
      const done = written(store.transaction);
      try {
        change(store);
      } catch (error) {
        done.catch(() => {}); // the abort below; `error` tells more
        store.transaction.abort();
        throw error;
      }
      return done;
    });
  }

  get(key: string): Promise<V | undefined> {
    return this.#run('readonly', (store) => promisifyRequest<V | undefined>(store.get(key)));
  }

  set(key: string, value: V): Promise<void> {
    return this.#write((store) => void store.put(value, key));
  }

  setMany(entries: readonly (readonly [string, V])[]): Promise<void> {
    return this.#write((store) => {
      for (const [key, value] of entries) store.put(value, key);
    });
  }

  /**
   * Changes a stored value; no other write comes between reading and writing.
   * Returns the new value, or undefined when there is none under this key.
   */
  change(key: string, changed: (value: V) => V): Promise<V | undefined> {
    return this.#run('readwrite', async (store) => {
      const done = written(store.transaction);
      done.catch(() => {}); // awaited below, unless reading fails first
      const value = await promisifyRequest<V | undefined>(store.get(key));
      if (value === undefined) return undefined;
      const next = changed(value);
      store.put(next, key);
      await done;
      return next;
    });
  }

  remove(keys: readonly string[]): Promise<void> {
    return this.#write((store) => {
      for (const key of keys) store.delete(key);
    });
  }

  /** Removes every key that starts with `prefix`. */
  removeAll(prefix = ''): Promise<void> {
    return this.#write((store) => {
      const range = rangeOf(prefix);
      if (range === null) store.clear();
      else store.delete(range);
    });
  }

  keys(prefix = ''): Promise<string[]> {
    return this.#run('readonly', async (store) => (await promisifyRequest(store.getAllKeys(rangeOf(prefix)))) as string[]);
  }

  /** Every entry whose key starts with `prefix`, in the order of the keys, as of one moment. */
  entries(prefix = ''): Promise<[string, V][]> {
    return this.#run('readonly', async (store) => {
      const keys = (await promisifyRequest(store.getAllKeys(rangeOf(prefix)))) as string[];
      const pages: Promise<V[]>[] = [];
      for (let start = 0; start < keys.length; start += PAGE) {
        const last = keys[Math.min(start + PAGE, keys.length) - 1];
        pages.push(promisifyRequest<V[]>(store.getAll(IDBKeyRange.bound(keys[start], last))));
      }
      const values = (await Promise.all(pages)).flat();
      return keys.map((key, index) => [key, values[index]]);
    });
  }
}
