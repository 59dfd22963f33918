import { netLayers } from '../../../nets/netLayers.ts';
import { parameterCount } from '../../../nets/netShape.ts';
import { isForAllTags, outputsOf, type Recipe } from '../../../nets/recipe.ts';
import { count } from '../../format.ts';
import { layerRow } from './layerRows.ts';
import classes from './recipes.module.css';

/** Every layer of one net, with what leaves it and what it weighs. */
export function LayerTable({ recipe }: { readonly recipe: Recipe }) {
  const rows = netLayers(recipe).map(layerRow);
  return (
    <>
      <table className={classes.layers} aria-label="Layers">
        <thead>
          <tr>
            <th scope="col">Layer</th>
            <th scope="col">Output</th>
            <th scope="col">Weights</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ layer, detail, output, weights }, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- layers keep their places
            <tr key={place}>
              <th scope="row">
                {layer} {detail !== '' && <span>{detail}</span>}
              </th>
              <td>{output}</td>
              <td>{weights > 0 ? count(weights) : '–'}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {isForAllTags(recipe) ? 'The net' : 'Each net'}
            </th>
            <td>{count(parameterCount(recipe))}</td>
          </tr>
        </tfoot>
      </table>
      <p className={classes.note}>
        {isForAllTags(recipe)
          ? `Rows × frames × channels of one tile. The head is drawn for ${count(outputsOf(recipe))} tags; in a training it gets one output for each of yours.`
          : 'Rows × frames × channels of one tile. There are as many such nets as tags.'}
      </p>
    </>
  );
}
