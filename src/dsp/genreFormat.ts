/** The MFCC picture of the five-genre classifier (R. Vink). All other sizes derive from these. */
export const GENRE_RATE = 44_100; // Hz
export const GENRE_FRAME = 2_048; // samples
export const GENRE_HOP = 512; // samples
export const GENRE_BANDS = 128;
export const GENRE_COEFFICIENTS = 10; // MFCC 0 to 9; coefficient 0 (level) is among them
/** Columns of the picture: 2,548 as its author printed, or 2,584 (30 s) as in his notebooks. */
export const GENRE_FRAMES = 2_548;
export const GENRE_SAMPLES = GENRE_FRAMES * GENRE_HOP; // 29.58 s, the excerpt
/** Every so many-th column makes one of as many tiles of the multilayer perceptron. */
export const GENRE_COLUMN_STEP = 20;
export const GENRE_COLUMN_FRAMES = Math.floor(GENRE_FRAMES / GENRE_COLUMN_STEP); // 127
