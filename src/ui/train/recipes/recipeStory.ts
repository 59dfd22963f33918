/** What a recipe is, in plain words: from its data alone, so that every recipe has them. */
import { type FeatureSet, featureSet, tileSeconds } from '../../../dsp/featureSets.ts';
import { mapShapes } from '../../../nets/netShape.ts';
import type { Head, Recipe } from '../../../nets/recipe.ts';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Three sentences: how many nets answer for what, what they look at, and how. */
export function recipeStory(recipe: Recipe): readonly [nets: string, sight: string, way: string] {
  return [netsText(recipe.head), sightText(featureSet(recipe.features)), wayText(recipe)];
}

function netsText(head: Head): string {
  switch (head.kind) {
    case 'sigmoid':
      return 'Each tag has a net of its own that answers yes or no, so a track may have any number of tags.';
    case 'softmax':
      return 'One net answers for all tags, which share out a confidence of 1: one tag gains where others lose.';
    case 'multi-label':
      return 'One net answers for all tags, yes or no to each by itself, so a track may have any number of them.';
    default:
      return head satisfies never;
  }
}

function sightText(set: FeatureSet): string {
  const seconds = tileSeconds(set).toFixed(1);
  const { layout } = set;
  switch (layout.kind) {
    case 'consecutive':
      return `It hears ${seconds} s at a time, and a track is the mean of its tiles; a shorter track is padded to one tile.`;
    case 'excerpt':
      return `It hears the middle ${seconds} s of a track at once; a shorter track is followed by silence.`;
    case 'columns':
      return `It hears the middle ${seconds} s of a track as ${layout.step} tiles, each of every ${layout.step}th frame, and takes their mean; a shorter track is followed by silence.`;
    default:
      return layout satisfies never;
  }
}

function wayText(recipe: Recipe): string {
  const { convolutions, dense, summary } = recipe;
  const last = mapShapes(recipe).at(-1);
  const end = dense.length === 0 ? 'the last layer decides at once' : `${some(dense.length, 'dense layer')} and the last one decide`;
  if (!last) {
    return `There is no convolution: ${summary === 'statistics' ? 'the mean and the deviation of every row' : 'every value of a tile'} goes in, and ${end}.`;
  }
  const left = `${last.rows} × ${last.frames} places of ${last.channels} values`;
  const looks = convolutions.length === 1 ? 'looks for short patterns wherever they sound and leaves' : 'look for short patterns wherever they sound and leave';
  const kept = summary === 'statistics' ? `${left}, of which the mean and the deviation over time are kept` : left;
  return `${capital(some(convolutions.length, 'convolution'))} ${looks} ${kept}; ${end}.`;
}

function some(value: number, one: string): string {
  return `${NUMBERS[value] ?? value} ${value === 1 ? one : `${one}s`}`;
}

function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
