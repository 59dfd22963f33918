import { type ConvolutionBlock, outputsOf, type Padding, type Recipe, type Sides } from './recipe.ts';

/** What passes between the layers of a net, per tile. */
export interface MapShape {
  readonly rows: number;
  readonly frames: number;
  readonly channels: number;
}

export function sidesOf(sides: Sides): readonly [rows: number, frames: number] {
  return typeof sides === 'number' ? [sides, sides] : sides;
}

/**
 * Zeros before and after each side of a map: `same` spreads kernel − 1 of them, the odd one after, as
 * TensorFlow does.
 */
export function paddingOf(kernel: Sides, padding: Padding): readonly [rows: [number, number], frames: [number, number]] {
  const [rows, frames] = sidesOf(kernel).map((side): [number, number] => {
    const total = padding === 'same' ? side - 1 : 0;
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  });
  return [rows, frames];
}

/** A convolution's maps before their pool. */
function convolved({ rows, frames }: Omit<MapShape, 'channels'>, { filters, kernel, padding }: ConvolutionBlock): MapShape {
  const [[top, bottom], [left, right]] = paddingOf(kernel, padding);
  const [kernelRows, kernelFrames] = sidesOf(kernel);
  return {
    rows: Math.max(0, rows + top + bottom - kernelRows + 1),
    frames: Math.max(0, frames + left + right - kernelFrames + 1),
    channels: filters,
  };
}

/** The maps after every block of convolution, ReLU and pool; sides may be 0 where a tile is too small. */
export function mapShapes({ input, convolutions }: Pick<Recipe, 'input' | 'convolutions'>): readonly MapShape[] {
  let map: MapShape = { rows: input.coefficients, frames: input.frames, channels: 1 };
  return convolutions.map((block) => {
    const { rows, frames, channels } = convolved(map, block);
    const [poolRows, poolFrames] = sidesOf(block.pool);
    map = { rows: Math.floor(rows / poolRows), frames: Math.floor(frames / poolFrames), channels };
    return map;
  });
}

/** Values that a layer may put out for all tiles of a piece: 128 MB. */
const WIDEST_PIECE = 2 ** 25;

/** How many tiles, of `most` at best, pass through a net at once without filling the memory with their maps. */
export function pieceOf(recipe: Pick<Recipe, 'input' | 'convolutions'>, most: number): number {
  const tile = { rows: recipe.input.coefficients, frames: recipe.input.frames, channels: 1 };
  const before = [tile, ...mapShapes(recipe)];
  const sizes = recipe.convolutions.map((block, index) => {
    const { rows, frames, channels } = convolved(before[index], block);
    return rows * frames * channels;
  });
  return Math.max(1, Math.min(most, Math.floor(WIDEST_PIECE / Math.max(1, ...sizes))));
}

/** Values that the first dense layer is given of a tile. */
export function summaryLength(recipe: Pick<Recipe, 'input' | 'convolutions' | 'summary'>): number {
  const tile = { rows: recipe.input.coefficients, frames: recipe.input.frames, channels: 1 };
  const { rows, frames, channels } = mapShapes(recipe).at(-1) ?? tile;
  switch (recipe.summary) {
    case 'flatten':
      return rows * frames * channels;
    case 'statistics':
      return 2 * rows * channels;
    default:
      return recipe.summary satisfies never;
  }
}

/** Shapes of a net's weights in tfjs' order: kernel, bias, kernel, bias, … */
export function weightShapes(recipe: Recipe): readonly (readonly number[])[] {
  const maps = mapShapes(recipe);
  const convolutions = recipe.convolutions.flatMap(({ filters, kernel }, index) => [
    [...sidesOf(kernel), maps[index - 1]?.channels ?? 1, filters],
    [filters],
  ]);
  let inputs = summaryLength(recipe);
  const dense = [...recipe.dense.map(({ units }) => units), outputsOf(recipe)].flatMap((units) => {
    const shapes = [[inputs, units], [units]];
    inputs = units;
    return shapes;
  });
  return [...convolutions, ...dense];
}

/** Weights and biases of one net, from the recipe's data alone. */
export function parameterCount(recipe: Recipe): number {
  return weightShapes(recipe).reduce((count, shape) => count + shape.reduce((product, side) => product * side, 1), 0);
}
