/**
 * From a drop to files with paths and, where the browser has them, handles that outlive a reload.
 * Folders are read to their ends; a path begins with the dropped folder's own name.
 */
import type { DroppedFile } from '../../app/state.ts';

/** The part of a dropped item that is used here; `getAsFileSystemHandle` is missing in some browsers. */
export interface DroppedItem {
  readonly kind: string;
  getAsFile(): File | null;
  getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
  webkitGetAsEntry?: () => FileSystemEntry | null;
}

export interface Collected {
  readonly files: readonly DroppedFile[];
  /** Paths that could not be read: locked, moved, or gone while the folder was walked. */
  readonly unreadable: readonly string[];
}

/** Enough to keep a disk busy, few enough not to open thousands of files at once. */
const OPEN_AT_ONCE = 32;

type Found = (path: string, open: () => Promise<DroppedFile>) => void;

/**
 * Must be called within the drop event: items are emptied as soon as it returns. `onCount` hears
 * how many files have been found so far. Files come in the order of their paths within a folder.
 */
export async function collectDropped(items: Iterable<DroppedItem>, onCount: (files: number) => void): Promise<Collected> {
  // Everything that needs the live event is asked for before the first await.
  const roots = [...items].filter(({ kind }) => kind === 'file').map(openRoot);
  const found: { readonly path: string; readonly open: () => Promise<DroppedFile> }[] = [];
  const unreadable: string[] = [];
  const add: Found = (path, open) => {
    found.push({ path, open });
    onCount(found.length);
  };
  for (const walk of roots) await walk(add, (path) => unreadable.push(path));

  const files: DroppedFile[] = [];
  for (let start = 0; start < found.length; start += OPEN_AT_ONCE) {
    const opened = await Promise.allSettled(found.slice(start, start + OPEN_AT_ONCE).map(({ open }) => open()));
    opened.forEach((result, index) => {
      if (result.status === 'fulfilled') files.push(result.value);
      else unreadable.push(found[start + index].path);
    });
  }
  return { files, unreadable };
}

/** The best of the three ways a browser may offer; returns what walks it. */
function openRoot(item: DroppedItem): (found: Found, lost: (path: string) => void) => Promise<void> {
  const file = item.getAsFile();
  const entry = item.webkitGetAsEntry?.() ?? null;
  const handle = item.getAsFileSystemHandle?.().catch(() => null) ?? null;
  return async (found, lost) => {
    const opened = await handle;
    if (opened?.kind === 'file' && file) found(file.name, () => withHandle(opened as FileSystemFileHandle, file));
    else if (opened) await walkHandle(opened, '', found, lost);
    else if (entry) await walkEntry(entry, '', found, lost);
    else if (file) found(file.name, () => Promise.resolve({ file, path: file.name, handle: null }));
  };
}

/** A single file is there already; its handle is kept where it opens, which it may refuse to. */
async function withHandle(handle: FileSystemFileHandle, file: File): Promise<DroppedFile> {
  const { name } = file;
  return handle.getFile().then(
    (opened) => ({ file: opened, path: name, handle }),
    () => ({ file, path: name, handle: null }),
  );
}

async function walkHandle(handle: FileSystemHandle, parent: string, found: Found, lost: (path: string) => void): Promise<void> {
  const path = parent + handle.name;
  if (handle.kind === 'file') {
    const fileHandle = handle as FileSystemFileHandle;
    found(path, async () => ({ file: await fileHandle.getFile(), path, handle: fileHandle }));
    return;
  }
  try {
    const children: FileSystemHandle[] = [];
    for await (const child of (handle as FileSystemDirectoryHandle).values()) children.push(child);
    for (const child of byName(children)) await walkHandle(child, `${path}/`, found, lost);
  } catch {
    lost(path);
  }
}

async function walkEntry(entry: FileSystemEntry, parent: string, found: Found, lost: (path: string) => void): Promise<void> {
  const path = parent + entry.name;
  if (entry.isFile) {
    const fileEntry = entry as FileSystemFileEntry;
    found(path, async () => ({ file: await new Promise<File>((done, fail) => fileEntry.file(done, fail)), path, handle: null }));
    return;
  }
  try {
    const children = await readAll((entry as FileSystemDirectoryEntry).createReader());
    for (const child of byName(children)) await walkEntry(child, `${path}/`, found, lost);
  } catch {
    lost(path);
  }
}

/** `readEntries` gives at most 100 at a time, and none when it is at the end. */
async function readAll(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const names = new Intl.Collator(undefined, { numeric: true });

function byName<T extends { readonly name: string }>(children: readonly T[]): T[] {
  return children.toSorted((one, other) => names.compare(one.name, other.name));
}
