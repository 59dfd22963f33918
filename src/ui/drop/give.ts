import { importEnsemble } from '../../app/ensembles.ts';
import { importJson } from '../../app/imports.ts';
import type { DroppedFile } from '../../app/state.ts';
import { notify } from '../../app/store.ts';
import { addFiles } from '../../app/tag.ts';
import { inspectFolder } from '../../app/train.ts';
import type { Place } from '../places.tsx';
import { folderName } from '../train/chosenFiles.ts';
import type { Collected } from './collect.ts';

/** A zip that was dropped itself, not one that lies in a dropped folder. */
function isBundle({ file, path }: DroppedFile): boolean {
  return !path.includes('/') && /\.zip$/i.test(file.name);
}

/** Published predictions or tag sets, dropped themselves. */
function isImport({ file, path }: DroppedFile): boolean {
  return !path.includes('/') && /\.json$/i.test(file.name);
}

/** Hands files to the use case that the place stands for: labels on Train, tags elsewhere. */
export function giveFiles({ files, unreadable }: Collected, place: Place['id']): void {
  for (const path of unreadable.slice(0, 3)) notify('warning', { code: 'unreadable', subject: path, data: {} });
  if (unreadable.length > 3) notify('warning', { code: 'more-unreadable', subject: '', data: { count: unreadable.length - 3 } });
  const bundles = files.filter(isBundle);
  const imports = files.filter(isImport);
  const rest = files.filter((dropped) => !isBundle(dropped) && !isImport(dropped));
  for (const { file } of bundles) void importEnsemble(file);
  for (const { file } of imports) void importJson(file).then(showImport);
  if (rest.length === 0) return;
  if (place === 'train') void inspectFolder(folderName(rest), rest);
  else addFiles(rest);
}

/** Opens the page that shows what was imported. */
function showImport(kind: Awaited<ReturnType<typeof importJson>>): void {
  if (kind === 'predictions') window.location.hash = '#/report/imported';
  if (kind === 'tag-sets') window.location.hash = '#/explore/overlap';
}
