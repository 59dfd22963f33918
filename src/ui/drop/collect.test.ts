import { describe, expect, it } from 'vitest';
import { collectDropped, type DroppedItem } from './collect.ts';

/** A folder tree as the two kinds of browser interfaces show it. */
type Tree = { readonly [name: string]: Tree | string | null };

function fileOf(name: string, content: string | null): Promise<File> {
  return content === null ? Promise.reject(new DOMException('gone', 'NotFoundError')) : Promise.resolve(new File([content], name));
}

function handleOf(name: string, node: Tree | string | null): FileSystemHandle {
  if (node === null || typeof node === 'string') {
    return { kind: 'file', name, getFile: () => fileOf(name, node) } as unknown as FileSystemHandle;
  }
  async function* values() {
    for (const [child, inner] of Object.entries(node as Tree)) yield handleOf(child, inner);
  }
  return { kind: 'directory', name, values } as unknown as FileSystemHandle;
}

function entryOf(name: string, node: Tree | string | null): FileSystemEntry {
  if (node === null || typeof node === 'string') {
    const file = (done: (file: File) => void, fail: (error: unknown) => void) => void fileOf(name, node).then(done, fail);
    return { isFile: true, name, file } as unknown as FileSystemEntry;
  }
  const rest = Object.entries(node).map(([child, inner]) => entryOf(child, inner));
  const readEntries = (done: (some: FileSystemEntry[]) => void) => done(rest.splice(0, 2));
  return { isFile: false, name, createReader: () => ({ readEntries }) } as unknown as FileSystemEntry;
}

const TREE: Tree = { Action: { '10 b.mp3': 'b', '2 a.mp3': 'a', deep: { 'c 🎬 #1.flac': 'c' } }, 'labels.csv': 'file' };

const PATHS = ['Music/Action/2 a.mp3', 'Music/Action/10 b.mp3', 'Music/Action/deep/c 🎬 #1.flac', 'Music/labels.csv'];

const WAYS = {
  handles: (name: string, node: Tree | string | null): DroppedItem => ({
    kind: 'file',
    getAsFile: () => null,
    getAsFileSystemHandle: () => Promise.resolve(handleOf(name, node)),
  }),
  entries: (name: string, node: Tree | string | null): DroppedItem => ({
    kind: 'file',
    getAsFile: () => null,
    webkitGetAsEntry: () => entryOf(name, node),
  }),
};

describe.each(Object.entries(WAYS))('collectDropped by %s', (way, item) => {
  it('reads folders to their ends and keeps the paths', async () => {
    const counts: number[] = [];
    const { files, unreadable } = await collectDropped([item('Music', TREE), item('one.wav', 'w')], (count) => counts.push(count));
    expect(files.map(({ path }) => path)).toEqual([...PATHS, 'one.wav']);
    expect(await files[1].file.text()).toBe('b');
    expect(files.every(({ handle }) => (handle !== null) === (way === 'handles'))).toBe(true);
    expect(unreadable).toEqual([]);
    expect(counts.at(-1)).toBe(5);
  });

  it('names what cannot be opened and goes on', async () => {
    const { files, unreadable } = await collectDropped([item('Music', { 'a.mp3': null, 'b.mp3': 'b' })], () => undefined);
    expect(files.map(({ path }) => path)).toEqual(['Music/b.mp3']);
    expect(unreadable).toEqual(['Music/a.mp3']);
  });
});

describe('collectDropped', () => {
  it('takes the plain file where its handle does not open, and drops the handle', async () => {
    const items = [null, 'opened'].map((content) => ({
      kind: 'file',
      getAsFile: () => new File(['plain'], 'x.mp3'),
      getAsFileSystemHandle: () => Promise.resolve(handleOf('x.mp3', content)),
    }));
    const { files, unreadable } = await collectDropped(items, () => undefined);
    expect(await Promise.all(files.map(({ file }) => file.text()))).toEqual(['plain', 'opened']);
    expect(files.map(({ handle }) => handle !== null)).toEqual([false, true]);
    expect(unreadable).toEqual([]);
  });

  it('falls back to plain files, and ignores dropped text', async () => {
    const plain: DroppedItem = { kind: 'file', getAsFile: () => new File(['x'], 'x.mp3') };
    const text: DroppedItem = { kind: 'string', getAsFile: () => null };
    const { files } = await collectDropped([text, plain], () => undefined);
    expect(files.map(({ path, handle }) => [path, handle])).toEqual([['x.mp3', null]]);
  });
});
