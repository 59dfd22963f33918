/** Tiles in the making, [tile][row][frame], filled column by column; grows by doubling. */
export class GrowingTiles {
  readonly #frames: number;
  readonly #size: number;
  #values: Float32Array<ArrayBuffer>;

  constructor(height: number, frames: number) {
    this.#frames = frames;
    this.#size = height * frames;
    this.#values = new Float32Array(this.#size);
  }

  /**
   * Where column number `column` of the track goes: row r of it at `values[to + r * step]`. Valid
   * until the next call.
   */
  column(column: number): { readonly values: Float32Array; readonly to: number; readonly step: number } {
    const tile = Math.floor(column / this.#frames);
    if ((tile + 1) * this.#size > this.#values.length) {
      const wider = new Float32Array(this.#values.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    return { values: this.#values, to: tile * this.#size + (column % this.#frames), step: this.#frames };
  }

  /** The first `count` tiles, in an array of their own. */
  take(count: number): Float32Array<ArrayBuffer> {
    return this.#values.slice(0, count * this.#size);
  }
}
