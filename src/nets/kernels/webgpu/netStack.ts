import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Binding } from './launch.ts';

/**
 * Nets of equal shapes whose weights lie one after the other in one buffer, a slot each. A dispatch
 * covers some of them; its values have as many rows for each (`spread` tiles), of which a net uses
 * the first `count`. What lies in the others is unknown and never read.
 *
 * No sum of one net depends on the others, nor on the spread: nets give the same bits in any company.
 */
export interface NetStack {
  /** [nets of the dispatch, columns] int32: see COLUMN. */
  readonly table: TensorInfo;
  /** Numbers from slot to slot. */
  readonly stride: number;
}

/** What the table says of a net; floats by their bits. */
export const COLUMN = {
  slot: 0,
  /** Tiles of its piece. */
  count: 1,
  /** Place in its batch of the piece's first tile. */
  first: 2,
  /** 1: gradients of earlier pieces of the batch lie in its slot, to be added to. */
  carry: 3,
  /** Float: tiles of its batch. */
  batch: 4,
  /** Floats of the update. */
  learningRate: 5,
  momentum: 6,
  /** Two words for each layer with dropout: the key of its random stream. */
  keys: 7,
} as const;

/** Tiles for which workgroups and shares are laid out, however many there are: it fixes the order of sums. */
export const NOMINAL_TILES = 64;

/** The weights and bias of one layer: by themselves, or in every slot of a stack. */
export type LayerWeights =
  | { readonly kind: 'alone'; readonly filter: TensorInfo; readonly bias: TensorInfo }
  | {
      readonly kind: 'stacked';
      readonly stack: NetStack;
      /** [slots, stride] */
      readonly values: TensorInfo;
      readonly place: LayerPlace;
    };

/** Where in a slot a layer lies. */
export interface LayerPlace {
  /** [rows, columns, channels, filters] */
  readonly shape: readonly number[];
  /** Multiples of 4. */
  readonly filterAt: number;
  readonly biasAt: number;
}

export const TABLE_BINDING: Binding = { name: 'nets', type: 'array<i32>' };

/** `fn entry(net: u32, column: u32) -> u32` */
export function entryCode({ table }: NetStack): string {
  return `fn entry(net: u32, column: u32) -> u32 { return bitcast<u32>(nets[net * ${table.shape[1]}u + column]); }`;
}

/** Part of a program's key. */
export function stackKey(stack: NetStack | null): string {
  return stack === null ? '' : ` stack ${stack.table.shape[1]} ${stack.stride}`;
}
