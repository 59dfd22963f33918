/**
 * How one came to results: with their folder still open, to go on with; from an earlier tab, without its
 * files; or by the address alone.
 */
export type ResultOrigin = 'folder' | 'resumed' | 'address';
