/** Paths inside a chosen folder, separator '/'. */

export interface FolderFile {
  /** Path including the chosen folder's own name, or the bare name. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/** The folders of a path, outermost first, without the file's name. */
export function foldersOf(path: string): string[] {
  return path.split('/').slice(0, -1);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folders that all paths share, outermost first. */
export function commonFolders(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  let common = foldersOf(paths[0]);
  for (const path of paths) {
    if (common.length === 0) break;
    const folders = foldersOf(path);
    const differs = common.findIndex((folder, depth) => folders[depth] !== folder);
    if (differs >= 0) common = common.slice(0, differs);
  }
  return common;
}

/** What systems leave in folders unasked: `.DS_Store`, `._cue.mp3`, `__MACOSX/…`, `Thumbs.db`. */
export function isSystemFile(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || /^(__macosx|thumbs\.db|desktop\.ini)$/i.test(part));
}

/** Whether this is a file of labels, `labels.csv` in any case. */
export function isLabelsFile(name: string): boolean {
  return /^labels\.(csv|tsv)$/i.test(name);
}

/** The labels file of a folder: the outermost, of equally deep ones the first by name; or null. */
export function findLabelsFile<F extends FolderFile>(files: readonly F[]): F | null {
  const [first] = outermostFirst(files.filter(({ path, name }) => isLabelsFile(name) && !isSystemFile(path)));
  return first ?? null;
}

/** Files that may hold a table of tags under any name, the outermost first. */
export function findTables<F extends FolderFile>(files: readonly F[]): F[] {
  return outermostFirst(files.filter(({ path, name }) => /\.(csv|tsv|tab|txt)$/i.test(name) && !isSystemFile(path)));
}

function outermostFirst<F extends FolderFile>(files: readonly F[]): F[] {
  const depth = ({ path }: F) => path.split('/').length;
  return files.toSorted((one, other) => depth(one) - depth(other) || (one.path < other.path ? -1 : 1));
}
