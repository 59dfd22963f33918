/**
 * Splits embedded genre values into single genres, in order, without repeats (case aside).
 *
 * Taggers write several genres as several values, or as one value with a separator. `;` (and the
 * NUL of ID3v2.4) always separates. Where a value holds none, `/` and `,` separate too, except in a
 * name that is itself a list ("Folk, World, & Country" stays whole).
 */
export function splitGenres(values: readonly string[]): string[] {
  const genres = new Map<string, string>();
  for (const value of values) {
    for (const part of splitValue(value)) {
      const genre = part.trim().replace(/\s+/g, ' ');
      const key = genre.toLowerCase();
      if (genre !== '' && !genres.has(key)) genres.set(key, genre);
    }
  }
  return [...genres.values()];
}

function splitValue(value: string): string[] {
  const strong = value.split(/[;\0]/);
  if (strong.length > 1) return strong;
  if (/,\s*(&|and\b)/i.test(value)) return [value];
  return value.split(/[/,]/);
}
