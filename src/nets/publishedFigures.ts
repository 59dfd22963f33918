/**
 * What the sources measured of their nets, each on its author's own data. They go by the recipe's id,
 * so that a variant of a recipe does not inherit what was measured of another.
 */
export interface PublishedFigures {
  /** On what they were measured. */
  readonly on: string;
  readonly figures: readonly { readonly what: string; readonly value: string }[];
}

const SINGLE_NETS = 'F1 by tag of the single net, on the thesis’ tiles';
const DENSE_NETS: PublishedFigures = {
  on: 'the validation songs, a fifth of all',
  figures: [{ what: 'best accuracy of the two dense nets', value: '82 %' }],
};

const PUBLISHED: Readonly<Record<string, PublishedFigures>> = {
  post: {
    on: '196 tracks held out with their films, ten nets together',
    figures: [
      { what: 'coverage error of 10 tags; 2.34 is best', value: '5.0255' },
      { what: 'label-ranking average precision', value: '.6187' },
      { what: 'weighted F1 of the five highest tags', value: '.51' },
      { what: 'coverage error of single tiles', value: '5.52' },
      { what: 'label-ranking average precision of single tiles', value: '.597' },
    ],
  },
  'softmax-cnn': {
    on: SINGLE_NETS,
    figures: [
      { what: 'Musical', value: '.483' },
      { what: 'Sci-Fi', value: '.220' },
      { what: 'Action', value: '.219' },
      { what: 'Crime', value: '.202' },
      { what: 'Fantasy', value: '.202' },
      { what: 'Adventure', value: '.196' },
      { what: 'Romance', value: '.176' },
      { what: 'Comedy', value: '.165' },
      { what: 'Thriller', value: '.137' },
      { what: 'Drama', value: '.101' },
    ],
  },
  'softmax-dense': {
    on: SINGLE_NETS,
    figures: [
      { what: 'Musical', value: '.356' },
      { what: 'Action', value: '.233' },
      { what: 'Adventure', value: '.204' },
      { what: 'Crime', value: '.193' },
      { what: 'Fantasy', value: '.113' },
      { what: 'Thriller', value: '.042' },
      { what: 'Romance', value: '.027' },
      { what: 'Comedy', value: '.022' },
      { what: 'Drama', value: '.014' },
      { what: 'Sci-Fi', value: '.008' },
    ],
  },
  'tagger-cnn3': {
    on: 'held-out clips of MagnaTagATune',
    figures: [
      { what: 'clips whose 50 highest tags hold 60 % of the true ones', value: '80 %' },
      { what: 'clips whose 100 highest tags hold 90 % of the true ones', value: '80 %' },
      { what: 'captured: guitar, harpsichord, opera', value: '100 %' },
      { what: 'captured: choir, choral, ambient', value: '0 %' },
    ],
  },
  'genre-mlp': DENSE_NETS,
  'genre-mlp-deep': DENSE_NETS,
  'genre-cnn': {
    on: 'all songs, those of training among them; precision and recall',
    figures: [
      { what: 'Hiphop', value: '.87, .94' },
      { what: 'EDM', value: '.95, .91' },
      { what: 'Classical', value: '.97, .98' },
      { what: 'Metal', value: '.96, .97' },
      { what: 'Jazz', value: '.86, .78' },
    ],
  },
};

/** Null where nothing was published of this very recipe. */
export function publishedFigures(recipeId: string): PublishedFigures | null {
  return PUBLISHED[recipeId] ?? null;
}

/** The recipes of which figures were published. */
export const PUBLISHED_IDS: readonly string[] = Object.keys(PUBLISHED);
