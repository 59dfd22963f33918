/** Finds the file that a csv row means. */
import { baseName, foldersOf, type FolderFile } from './paths.ts';

export type Match<F> =
  | { readonly found: 'one'; readonly file: F }
  | { readonly found: 'none' }
  | { readonly found: 'several'; readonly files: readonly F[] };

const NONE = { found: 'none' } as const;

/** `a\b/./../c` → `a/c`: composed characters, '/' alone, nothing relative inside. */
function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.normalize('NFC').replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function collect<F>(map: Map<string, F[]>, key: string, file: F): void {
  const present = map.get(key);
  if (present) present.push(file);
  else map.set(key, [file]);
}

function asMatch<F>(files: readonly F[] | undefined): Match<F> {
  if (files === undefined || files.length === 0) return NONE;
  return files.length === 1 ? { found: 'one', file: files[0] } : { found: 'several', files };
}

export class FileIndex<F extends FolderFile> {
  readonly #exact = new Map<string, F[]>();
  readonly #anyCase = new Map<string, F[]>();
  readonly #names = new Map<string, F[]>();
  readonly #bases: readonly string[];

  /** `labelsPath` is where the csv lies: its paths may start there or at any folder around it. */
  constructor(files: readonly F[], labelsPath: string) {
    for (const file of files) {
      const path = normalised(file.path);
      collect(this.#exact, path, file);
      collect(this.#anyCase, path.toLowerCase(), file);
      collect(this.#names, baseName(path).toLowerCase(), file);
    }
    const folders = foldersOf(labelsPath);
    this.#bases = [...folders.map((_, depth) => folders.slice(0, folders.length - depth).join('/')), ''];
  }

  /** By path: as written, else without regard to case. */
  byPath(written: string): Match<F> {
    const paths = this.#bases.map((base) => normalised(`${base}/${written}`));
    for (const path of paths) {
      const match = asMatch(this.#exact.get(path));
      if (match.found !== 'none') return match;
    }
    for (const path of paths) {
      const match = asMatch(this.#anyCase.get(path.toLowerCase()));
      if (match.found !== 'none') return match;
    }
    return NONE;
  }

  /**
   * By name alone, among files that are not `taken`, for paths from another computer. Of several
   * files of this name, the one that shares most folders with the written path.
   */
  byName(written: string, taken: (file: F) => boolean): Match<F> {
    const path = normalised(written).toLowerCase();
    const files = (this.#names.get(baseName(path)) ?? []).filter((file) => !taken(file));
    if (files.length < 2) return asMatch(files);
    const shared = files.map((file) => sharedEnd(normalised(file.path).toLowerCase(), path));
    const most = Math.max(...shared);
    return asMatch(files.filter((_, index) => shared[index] === most));
  }
}

/** How many last parts two paths have in common. */
function sharedEnd(one: string, other: string): number {
  const left = one.split('/').toReversed();
  const right = other.split('/').toReversed();
  const differs = left.findIndex((part, index) => part !== right[index]);
  return differs < 0 ? left.length : differs;
}
