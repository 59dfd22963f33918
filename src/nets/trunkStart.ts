/**
 * Starting from what another ensemble has heard: its trunk, every layer but the last, with a new head
 * for other tags. A small folder then need not teach a net what music is. transfer.ts trains it.
 */
import type { Ensemble, NetArtifact } from './ensemble.ts';
import { weightShapes } from './netShape.ts';
import { constant } from './optimiserRule.ts';
import type { Frozen, Start } from './plan.ts';
import { isForAllTags, type Recipe } from './recipe.ts';

/**
 * The recipe of nets that start from the trunk of a recipe's net: its layers and features, a sigmoid
 * for each new tag, and a rule for folders that are small.
 */
export function transferRecipe(source: Recipe): Recipe {
  return {
    ...source,
    id: `from-${source.id}`,
    title: `Started from ${source.title}`,
    source: `A new end for other tags on what a net of the recipe “${source.title}” has learnt.`,
    head: { kind: 'multi-label', outputs: 1 },
    objective: 'cross-entropy',
    optimiser: { kind: 'adam', learningRate: constant(0.001), beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.01 },
    l2: 0,
    classWeights: false,
    keeps: 'best',
    maximumEpochs: 200,
    batch: 32,
    patience: 10,
  };
}

/** Whether an ensemble has a trunk to start from: one net that answers for all its tags. */
export function hasTrunk(ensemble: Pick<Ensemble, 'recipe'>): boolean {
  return isForAllTags(ensemble.recipe);
}

/** The start of a training by `transferRecipe(ensemble.recipe)`. Throws `no-trunk` where `hasTrunk` is false. */
export function startFrom(
  ensemble: Pick<Ensemble, 'id' | 'recipe' | 'standardiser' | 'nets'>,
  frozen: Frozen,
): Extract<Start, { kind: 'trunk' }> {
  const { id, recipe, standardiser, nets } = ensemble;
  if (!hasTrunk(ensemble)) throw new Error('no-trunk');
  return { kind: 'trunk', ensemble: id, weights: weightsOf(recipe, nets[0]).slice(0, -2), standardiser, frozen };
}

/** The weights of a saved net, in the order of `weightShapes(recipe)`; copies. */
function weightsOf(recipe: Recipe, net: Pick<NetArtifact, 'weights'>): Float32Array<ArrayBuffer>[] {
  const values = new Float32Array(net.weights);
  let from = 0;
  const weights = weightShapes(recipe).map((shape) => {
    const size = shape.reduce((product, side) => product * side, 1);
    from += size;
    return values.slice(from - size, from);
  });
  if (from !== values.length) throw new Error('trunk-mismatch');
  return weights;
}
