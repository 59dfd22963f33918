/**
 * Whether a package's copyright file supports a licence for a track.
 *
 * `text` is the file. In Debian's machine-readable form, `evidence` is the track's path in the
 * source as the file names it: the last `Files` paragraph that matches it decides, and `licence`
 * must be its licence or one of those it offers with "or". In free form, `evidence` is a phrase
 * that the file must contain, whatever its line breaks.
 *
 * Returns `{ ok: true }` or `{ ok: false, found }` with what the file says instead.
 */
export function supportsLicence(text, evidence, licence) {
  if (!/^Format: .*copyright-format/m.test(text)) {
    return plain(text).includes(plain(evidence)) ? { ok: true } : { ok: false, found: 'no such phrase' };
  }
  const found = licenceOf(text, evidence);
  // A licence "and" another binds to both, so only "or" gives a choice; "+" allows later versions.
  const offered = found.split(/\s+or\s+/).map((name) => name.trim().replace(/\+$/, ''));
  return offered.includes(licence) ? { ok: true } : { ok: false, found: found || 'no paragraph for it' };
}

/** The licence of the last Files paragraph that matches `path`; empty where none does. */
function licenceOf(text, path) {
  let licence = '';
  for (const paragraph of text.split(/\n(?:[ \t]*\n)+/)) {
    const patterns = field(paragraph, 'Files').split(/\s+/).filter(Boolean);
    if (patterns.some((pattern) => matches(pattern, path))) {
      licence = field(paragraph, 'License').split('\n')[0].trim();
    }
  }
  return licence;
}

/** A field's value with its continuation lines; empty where the paragraph does not have it. */
function field(paragraph, name) {
  const value = new RegExp(`^${name}:(.*(?:\\n[ \\t].*)*)`, 'm').exec(paragraph);
  return value ? value[1].trim() : '';
}

/** Debian's globs: `*` stands for anything, slashes too, and `?` for one character. */
function matches(pattern, path) {
  const source = pattern
    .replace(/^\.\//, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`).test(path);
}

function plain(text) {
  return text.replace(/\s+/g, ' ').trim();
}
