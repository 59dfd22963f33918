/** What a recipe's features are, in words. */
import { type FeatureSet, tileSeconds } from '../../dsp/featureSets.ts';
import { rowWords } from '../charts/tileRows.ts';

/** One sentence: what a tile shows, how long it is, and which part of a track becomes tiles. */
export function featuresText(set: FeatureSet): string {
  const seconds = tileSeconds(set).toFixed(1);
  const picture = `${rowWords(set).all} × ${set.frames.toLocaleString('en')} frames at ${set.sampleRate.toLocaleString('en')} Hz`;
  switch (set.layout.kind) {
    case 'consecutive':
      return `Tiles: ${picture}, one after the other, ${seconds} s each.`;
    case 'excerpt':
      return `Tiles: ${picture}, one a track, ${seconds} s from its middle.`;
    case 'columns':
      return `Tiles: ${picture}, ${set.layout.step} a track, each every ${set.layout.step}th frame of ${seconds} s from its middle.`;
    default:
      return set.layout satisfies never;
  }
}
