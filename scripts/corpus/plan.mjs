import Papa from 'papaparse';

const LABEL_COLUMNS = ['file', 'tags', 'group', 'artist', 'title', 'licence'];

/** Rows of a CSV with a header line, as objects of strings; quoted fields and CRLF are understood. */
export function readTable(text) {
  const { data, errors } = Papa.parse(text, { delimiter: ',', header: true, skipEmptyLines: true });
  if (errors.length > 0) {
    throw new Error(`row ${errors[0].row + 2}: ${errors[0].message}`);
  }
  return data;
}

/** A name for folders and files: lower case, ASCII letters and digits, single hyphens. */
export function slugOf(name) {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/**
 * One file name for each path, in the same order: the path's last part, and as many of the folders
 * above it as tell it apart from the others (joined with hyphens). Names differing in case alone
 * count as equal, because some file systems think so.
 */
export function fileNames(paths) {
  const parts = paths.map((path) => path.split('/'));
  const tail = (index, depth) => parts[index].slice(-depth).join('-').toLowerCase();
  return paths.map((_, index) => {
    let depth = 1;
    while (
      depth < parts[index].length &&
      paths.some((_, other) => other !== index && tail(other, depth) === tail(index, depth))
    ) {
      depth += 1;
    }
    return parts[index].slice(-depth).join('-');
  });
}

/**
 * Joins the two tables: one entry a work, in the order of works.csv, with its tracks.
 *
 * Track: `path` inside the package (or inside the archive that the package holds, `inArchive`),
 * `file` relative to the labelled folder, `seconds`, `bytes`, `artist`, `title`, `licence`.
 * Throws where a track names a package that no work has.
 */
export function planCorpus(workRows, trackRows) {
  const works = workRows.map((row) => ({
    work: row.work,
    package: row.package,
    folder: slugOf(row.work),
    tags: row.genres.split(';'),
    tracks: [],
  }));
  const byPackage = new Map(works.map((work) => [work.package, work]));
  for (const row of trackRows) {
    const work = byPackage.get(row.package);
    if (!work) {
      throw new Error(`tracks.csv names the package ${row.package}, which works.csv does not have.`);
    }
    work.tracks.push({
      path: row.path,
      inArchive: row.in_archive === 'yes',
      file: '',
      seconds: Number(row.seconds),
      bytes: Number(row.bytes),
      artist: row.artist.trim(),
      title: row.title.trim(),
      licence: row.licence.trim(),
    });
  }
  for (const work of works) {
    const names = fileNames(work.tracks.map((track) => track.path));
    work.tracks.forEach((track, index) => {
      track.file = `${work.folder}/${names[index]}`;
    });
  }
  return works;
}

/**
 * The works that the wanted names mean: a work's name, folder or package, in any case. No names
 * means all works. Returns `{ ok: true, works }` or `{ ok: false, unknown }`, the names that mean none.
 */
export function selectWorks(works, wanted) {
  if (wanted.length === 0) return { ok: true, works };
  const unknown = wanted.filter((name) => !works.some((work) => means(work, name)));
  if (unknown.length > 0) return { ok: false, unknown };
  return { ok: true, works: works.filter((work) => wanted.some((name) => means(work, name))) };
}

/** The text of labels.csv for the tracks that `isPresent(track)` accepts, sorted as planned. */
export function labelsCsv(works, isPresent) {
  const rows = works.flatMap((work) =>
    work.tracks.filter(isPresent).map((track) => ({
      file: track.file,
      tags: work.tags.join(';'),
      group: work.work,
      artist: track.artist,
      title: track.title,
      licence: track.licence,
    })),
  );
  return `${Papa.unparse({ fields: LABEL_COLUMNS, data: rows }, { newline: '\n' })}\n`;
}

/** Works, tracks and hours of what `isPresent(track)` accepts, and how many tracks it refuses. */
export function totalsOf(works, isPresent) {
  const totals = { works: 0, tracks: 0, hours: 0, missing: 0 };
  for (const work of works) {
    const present = work.tracks.filter(isPresent);
    if (present.length > 0) totals.works += 1;
    totals.tracks += present.length;
    totals.missing += work.tracks.length - present.length;
    totals.hours += present.reduce((sum, track) => sum + track.seconds, 0) / 3600;
  }
  return totals;
}

function means(work, name) {
  return (
    work.work.toLowerCase() === name.toLowerCase() ||
    work.package === name.toLowerCase() ||
    work.folder === slugOf(name)
  );
}
