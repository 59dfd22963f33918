/** Mean over the tiles of `confidences` [tiles, tags] row-major: a track's prediction, one value a tag. */
export function meanOverTiles(confidences: Float32Array, tags: number): Float32Array<ArrayBuffer> {
  const tiles = confidences.length / tags;
  const mean = new Float32Array(tags);
  for (let tile = 0; tile < tiles; tile++) {
    for (let tag = 0; tag < tags; tag++) mean[tag] += confidences[tile * tags + tag] / tiles;
  }
  return mean;
}
