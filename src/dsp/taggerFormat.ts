/** The mel spectrogram of the 188-tag music tagger (S. Kao). All other sizes derive from these. */
export const TAGGER_RATE = 12_000; // Hz
export const TAGGER_FRAME = 1_024; // samples
export const TAGGER_HOP = 512; // samples
export const TAGGER_BANDS = 48;
export const TAGGER_SAMPLES = 349_440; // 29.12 s, the excerpt
/** Whole hops in the excerpt. librosa's centred frames would be one more, half of it beyond the end. */
export const TAGGER_FRAMES = Math.floor(TAGGER_SAMPLES / TAGGER_HOP); // 682
