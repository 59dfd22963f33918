/**
 * Scratch files of numbers in the browser's private file system, for what does not fit in memory
 * while a job runs. One worker writes a file, then any number of workers read it. A file lasts until
 * it is removed; files that a closed tab has left are removed by the next.
 */

/** Numbers are float32. */
const BYTES = 4;
const FOLDER = 'scratch';

async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}

type Access = { readonly mode?: 'readwrite' | 'read-only' };
type Openable = FileSystemFileHandle & {
  createSyncAccessHandle(options?: Access): Promise<FileSystemSyncAccessHandle>;
};

type Reader = (at: number, target: Float32Array) => Promise<void> | void;

/** Workers only. Every method throws what the browser does: no room, no private file system, … */
export class ScratchFile {
  readonly #handle: Openable;
  /** Open for writing, or for reading without waiting. */
  #access: FileSystemSyncAccessHandle | null;
  #reader: Reader | null = null;
  #opening: Promise<Reader> | null = null;

  private constructor(handle: Openable, access: FileSystemSyncAccessHandle | null) {
    this.#handle = handle;
    this.#access = access;
  }

  /** A new, empty file; replaces one of the same name. No other worker may open it before `seal`. */
  static async create(name: string): Promise<ScratchFile> {
    const handle = (await (await folder()).getFileHandle(name, { create: true })) as Openable;
    const access = await handle.createSyncAccessHandle();
    access.truncate(0);
    return new ScratchFile(handle, access);
  }

  /** A file that another worker writes; it may be read once that one has sealed it. */
  static async open(name: string): Promise<ScratchFile> {
    return new ScratchFile((await (await folder()).getFileHandle(name, { create: true })) as Openable, null);
  }

  write(at: number, values: Float32Array): void {
    if (this.#access === null || this.#reader !== null) throw new Error('scratch-sealed');
    const written = this.#access.write(values as Float32Array<ArrayBuffer>, { at: at * BYTES });
    if (written !== values.byteLength) throw new DOMException('The scratch file is cut short.', 'QuotaExceededError');
  }

  seal(): void {
    if (this.#reader !== null || this.#access === null) return;
    this.#access.flush();
    this.#access.close();
    this.#access = null;
  }

  read(at: number, target: Float32Array): Promise<void> | void {
    if (this.#reader !== null) return this.#reader(at, target);
    this.#opening ??= this.#openReader();
    return this.#opening.then((read) => read(at, target));
  }

  close(): void {
    this.#access?.close();
    this.#access = null;
    this.#reader = null;
    this.#opening = null;
  }

  /**
   * Reads without waiting where the browser lets several workers hold the file for reading; by
   * slices, which every browser lets them share, elsewhere.
   */
  async #openReader(): Promise<Reader> {
    let read: Reader;
    try {
      const access = await this.#handle.createSyncAccessHandle({ mode: 'read-only' });
      this.#access = access;
      read = (at, target) => {
        const found = access.read(target as Float32Array<ArrayBuffer>, { at: at * BYTES });
        if (found !== target.byteLength) throw new Error('scratch-cut-short');
      };
    } catch {
      const file = await this.#handle.getFile();
      read = async (at, target) => {
        const slice = file.slice(at * BYTES, at * BYTES + target.byteLength);
        target.set(new Float32Array(await slice.arrayBuffer()));
      };
    }
    this.#reader = read;
    return read;
  }
}

/** Removes a file. Harmless when there is none, or no private file system. */
export async function removeScratch(name: string): Promise<void> {
  await (await folder().catch(() => null))?.removeEntry(name).catch(() => {});
}

/** Names of all files; none where there is no private file system. */
export async function listScratch(): Promise<string[]> {
  const names: string[] = [];
  try {
    const entries = (await folder()) as FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
    for await (const name of entries.keys()) names.push(name);
  } catch {
    return names;
  }
  return names;
}
