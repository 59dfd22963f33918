/** The layers of a net as rows of a table. */
import type { LayerOutput, NetLayer } from '../../../nets/netLayers.ts';
import { sidesOf } from '../../../nets/netShape.ts';
import { count, percent } from '../../format.ts';
import { headText, poolText } from '../recipeText.ts';

export interface LayerRow {
  readonly layer: string;
  /** What follows within the layer; '' for nothing. */
  readonly detail: string;
  readonly output: string;
  readonly weights: number;
}

export function layerRow(layer: NetLayer): LayerRow {
  return { ...wordsOf(layer), output: outputText(layer.output), weights: layer.weights };
}

function wordsOf(layer: NetLayer): Pick<LayerRow, 'layer' | 'detail'> {
  switch (layer.kind) {
    case 'input':
      return { layer: 'Tile', detail: 'standardised by row' };
    case 'convolution': {
      const { filters, kernel, padding, pool, dropout } = layer.block;
      const sides = sidesOf(kernel).join('×');
      return {
        layer: `Convolution ${count(filters)} @ ${sides}`,
        detail: [padding === 'same' && 'padded', 'ReLU', poolText(pool), dropText(dropout)].filter(Boolean).join(', '),
      };
    }
    case 'statistics':
      return { layer: 'Mean and deviation over time', detail: dropText(layer.dropout) };
    case 'dense':
      return { layer: `Dense ${count(layer.block.units)}`, detail: ['ReLU', dropText(layer.block.dropout)].filter(Boolean).join(', ') };
    case 'head':
      return { layer: 'Head', detail: headText(layer.head) };
    default:
      return layer satisfies never;
  }
}

function dropText(dropout: number): string {
  return dropout > 0 ? `dropout ${percent(dropout)}` : '';
}

/** Rows × frames × channels; one channel goes without saying. */
function outputText(output: LayerOutput): string {
  if (output.kind === 'values') return count(output.values);
  const { rows, frames, channels } = output;
  return [rows, frames, ...(channels > 1 ? [channels] : [])].map(count).join(' × ');
}
