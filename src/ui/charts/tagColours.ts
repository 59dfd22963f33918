/**
 * One colour per genre, the same in every chart and in both themes.
 *
 * The ten were searched for the largest smallest OKLab distance under normal, protan, deutan and
 * tritan sight (Machado, Oliveira & Fernandes 2009), within the luminances that keep a contrast of
 * 3:1 on white and on the dark ground alike. Ten hues cannot be told apart with certainty by
 * everyone, so every chart also labels and orders them.
 */
const GENRE_COLOURS: Readonly<Record<string, string>> = {
  action: '#af4219',
  adventure: '#9d8618',
  comedy: '#ea6a75',
  crime: '#667093',
  drama: '#3460fc',
  fantasy: '#aa32c6',
  musical: '#a98bb8',
  romance: '#d6116a',
  'sci-fi': '#5a95fc',
  thriller: '#227355',
};

const PALETTE: readonly string[] = Object.values(GENRE_COLOURS);

/** `#rrggbb` of a tag: fixed for the ten film genres, by position in `tags` for any other. */
export function tagColour(tag: string, tags: readonly string[]): string {
  const fixed = GENRE_COLOURS[tag.toLowerCase()];
  if (fixed) return fixed;
  const index = tags.indexOf(tag);
  return PALETTE[(index < 0 ? 0 : index) % PALETTE.length];
}
