/** Pieces of WGSL that several kernels share. */

/** Type of a buffer that is read four numbers at a time where `width` (innermost side) allows. */
export function floats(width: number): string {
  return width % 4 === 0 ? 'array<vec4f>' : 'array<f32>';
}

/**
 * `fn name(row: u32, column: u32) -> vec4f`: columns column … column + 3 of `row` of `buffer`, a
 * matrix `width` wide; 0 beyond its width. `column` is a multiple of 4.
 *
 * @param base WGSL of the number at which the matrix begins, a multiple of 4
 */
export function rowReader(name: string, buffer: string, width: number, base = '0u'): string {
  if (width % 4 === 0) {
    return `fn ${name}(row: u32, column: u32) -> vec4f {
      if (column >= ${width}u) { return vec4f(0); }
      return ${buffer}[${base} / 4u + row * ${width / 4}u + column / 4u];
    }`;
  }
  return `fn ${name}(row: u32, column: u32) -> vec4f {
    var value = vec4f(0);
    for (var i = 0u; i < 4u; i++) {
      if (column + i < ${width}u) { value[i] = ${buffer}[${base} + row * ${width}u + column + i]; }
    }
    return value;
  }`;
}

/** `fn name(row: u32, column: u32, value: vec4f)`, the counterpart of `rowReader`. */
export function rowWriter(name: string, buffer: string, width: number): string {
  if (width % 4 === 0) {
    return `fn ${name}(row: u32, column: u32, value: vec4f) {
      ${buffer}[row * ${width / 4}u + column / 4u] = value;
    }`;
  }
  return `fn ${name}(row: u32, column: u32, value: vec4f) {
    for (var i = 0u; i < 4u; i++) {
      if (column + i < ${width}u) { ${buffer}[row * ${width}u + column + i] = value[i]; }
    }
  }`;
}

/** Words of place codes a pooled position has: four channels a word. */
export function codeWords(channels: number): number {
  return Math.ceil(channels / 4);
}

/** Code of a pooled value that its ReLU has cut: no place has a gradient. */
export const CUT = 255;

/** Largest pool whose places fit a code. */
export const WIDEST_POOL = 15;

/**
 * `fn reach(best: vec4f, place: vec4u) -> vec4u` and its packing: the place codes of four pooled
 * values, CUT where the value is not above 0. Not-a-number stays alive, so that it is noticed.
 */
export const PACK_CODES = `
fn packed(best: vec4f, place: vec4u) -> i32 {
  let code = select(place, vec4u(${CUT}u), best <= vec4f(0));
  return i32(code.x | (code.y << 8u) | (code.z << 16u) | (code.w << 24u));
}
fn rectified(best: vec4f) -> vec4f { return select(best, vec4f(0), best <= vec4f(0)); }`;
