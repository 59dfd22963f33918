import type { DroppedFile } from '../../app/state.ts';

/** The files of a folder dialog, each with its path inside the chosen folder's parent. */
export function chosenFiles(files: Iterable<File>): readonly DroppedFile[] {
  return Array.from(files, (file) => ({
    file,
    path: file.webkitRelativePath || file.name,
    handle: null,
  }));
}

/** The folder that all files share at the top, else a general name. */
export function folderName(files: readonly DroppedFile[]): string {
  const tops = new Set(files.map(({ path }) => (path.includes('/') ? path.split('/', 1)[0] : '')));
  const [top] = tops;
  return tops.size === 1 && top ? top : 'Chosen files';
}
