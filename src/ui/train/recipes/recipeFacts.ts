/** How a recipe hears and learns, as terms and details. */
import { type FeatureSet, featureSet, tileSeconds } from '../../../dsp/featureSets.ts';
import { endsOf, objectivesOf, type Recipe } from '../../../nets/recipe.ts';
import { rowWords } from '../../charts/tileRows.ts';
import { count, counted, percent } from '../../format.ts';
import { augmentationText, headText, OBJECTIVE_WORDS, optimiserText } from '../recipeText.ts';

export interface RecipeFact {
  readonly term: string;
  readonly detail: string;
}

export function featureFacts(recipe: Recipe): readonly RecipeFact[] {
  const set = featureSet(recipe.features);
  const { coefficients, frames } = recipe.input;
  return [
    { term: 'Features', detail: rowWords(set).all },
    { term: 'Sample rate', detail: `${count(set.sampleRate)} Hz` },
    { term: 'Tile', detail: `${count(coefficients)} × ${count(frames)} values, ${tileSeconds(set).toFixed(2)} s` },
    { term: 'Of a track', detail: layoutText(set) },
  ];
}

function layoutText({ layout }: FeatureSet): string {
  switch (layout.kind) {
    case 'consecutive':
      return 'all tiles, one after the other; a remainder is dropped';
    case 'excerpt':
      return 'one tile, cut from the middle';
    case 'columns':
      return `${layout.step} tiles, cut from the middle together`;
    default:
      return layout satisfies never;
  }
}

export function learningFacts(recipe: Recipe): readonly RecipeFact[] {
  const { optimiser, batch, minimumSteps, validationShare } = recipe;
  return [
    { term: 'Head', detail: endText(recipe) },
    { term: 'Objective', detail: objectiveText(recipe) },
    { term: 'Optimiser', detail: optimiserText(optimiser) },
    { term: 'Regularisation', detail: regularisationText(recipe) },
    { term: 'Augmentation', detail: augmentationText(recipe) || 'none' },
    { term: 'Batch', detail: `${counted(batch, 'tile')}; less where an epoch would have under ${counted(minimumSteps, 'step')}` },
    { term: 'Epochs', detail: epochsText(recipe) },
    { term: 'Validation', detail: `${percent(validationShare)} of the training tracks` },
  ];
}

/** Switches are named as they are beside a folder. */
function endText(recipe: Recipe): string {
  const others = endsOf(recipe).filter(({ kind }) => kind !== recipe.head.kind);
  return [headText(recipe.head), ...others.map((end) => `${headText(end)} by the switch “Ending”`)].join('; ');
}

function objectiveText(recipe: Recipe): string {
  const { head, objective } = recipe;
  const others = objectivesOf(recipe).filter((other) => other !== objective);
  const ends = endsOf(recipe).filter(({ kind }) => kind !== head.kind);
  return [
    OBJECTIVE_WORDS[objective],
    ...others.map((other) => `${OBJECTIVE_WORDS[other]} by the switch “Objective”`),
    ...ends.map((end) => `${OBJECTIVE_WORDS[objectivesOf({ head: end })[0]]} with ${headText(end)}`),
  ].join('; ');
}

function epochsText({ keeps, maximumEpochs, patience }: Recipe): string {
  switch (keeps) {
    case 'best':
      return `${count(maximumEpochs)} at most; ends after ${count(patience)} without gain and keeps the best weights`;
    case 'last':
      return `${count(maximumEpochs)}, all of them; the last weights count`;
    default:
      return keeps satisfies never;
  }
}

function regularisationText({ convolutions, summaryDropout, dense, l2, classWeights, keeps }: Recipe): string {
  const shares = [...[...convolutions, ...dense].map(({ dropout }) => dropout), summaryDropout].filter((share) => share > 0);
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  const dropout = least === most ? percent(most) : `${percent(least)} to ${percent(most)}`;
  const parts = [
    shares.length > 0 && `dropout ${dropout}`,
    l2 > 0 && `L2 ${l2}`,
    classWeights && 'rare tags weigh more',
    keeps === 'best' && 'early stopping',
  ].filter(Boolean);
  return parts.length === 0 ? 'none' : parts.join(', ');
}
