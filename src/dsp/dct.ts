/**
 * Rows `first` to `first` + `count` − 1 of the orthonormal DCT-II of `size` values, row-major
 * [count, size]: row k is √(2/size) cos(πk(2n + 1)/(2 size)), row 0 is √(1/size).
 */
export function dctRows(size: number, first: number, count: number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: count * size }, (_, i) => {
    const row = first + Math.floor(i / size);
    const column = i % size;
    const scale = Math.sqrt((row === 0 ? 1 : 2) / size);
    return scale * Math.cos((Math.PI * row * (2 * column + 1)) / (2 * size));
  });
}
