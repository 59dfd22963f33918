/** Where the audio of a track comes from: the dropped file, its handle after a reload, or a sample. */
import type { DroppedFile } from './state.ts';
import { CodedError, problem } from './problem.ts';

export type Source =
  | { readonly kind: 'file'; readonly dropped: DroppedFile }
  | { readonly kind: 'handle'; readonly handle: FileSystemFileHandle }
  | { readonly kind: 'sample'; readonly path: string };

const sources = new Map<string, Source>();

export function setSource(key: string, source: Source): void {
  sources.set(key, source);
}

export function sourceOf(key: string): Source | undefined {
  return sources.get(key);
}

export function forgetSource(key: string): void {
  sources.delete(key);
}

/** The address of a shipped sample; works under any sub-path. */
export function sampleUrl(path: string): string {
  return new URL(`samples/${path.split('/').map(encodeURIComponent).join('/')}`, document.baseURI).href;
}

async function fetchSample(path: string): Promise<File> {
  const response = await fetch(sampleUrl(path));
  if (!response.ok) throw new CodedError(problem('samples-missing', '', { detail: response.status }));
  return new File([await response.blob()], path.split('/').at(-1) ?? path, { type: 'audio/mpeg' });
}

interface PermissionHandle extends FileSystemFileHandle {
  queryPermission?: (options: { mode: 'read' }) => Promise<PermissionState>;
  requestPermission?: (options: { mode: 'read' }) => Promise<PermissionState>;
}

/**
 * Opens the audio of a track. `ask` allows a permission prompt and must come from a user gesture.
 * Throws an error with code 'permission-needed' when the file has to be given again.
 */
export async function openSource(key: string, ask: boolean): Promise<File> {
  const source = sources.get(key);
  if (!source) throw new CodedError(problem('permission-needed'));
  switch (source.kind) {
    case 'file':
      return source.dropped.file;
    case 'sample':
      return fetchSample(source.path);
    case 'handle': {
      const handle: PermissionHandle = source.handle;
      const options = { mode: 'read' } as const;
      let granted = (await handle.queryPermission?.(options)) ?? 'granted';
      if (granted !== 'granted' && ask) granted = (await handle.requestPermission?.(options)) ?? 'granted';
      if (granted !== 'granted') throw new CodedError(problem('permission-needed'));
      try {
        return await handle.getFile();
      } catch {
        throw new CodedError(problem('unreadable'));
      }
    }
    default:
      return source satisfies never;
  }
}
