import type { EnsembleSummary, Report } from '../../app/state.ts';
import { count, counted } from '../format.ts';
import { Figures } from '../train/Figures.tsx';
import { augmentationText, weightsText } from '../train/recipeText.ts';
import { duration } from '../train/words.ts';
import classes from './report.module.css';

interface DataCardProps {
  readonly summary: EnsembleSummary;
  /** Null while it loads: the recipe's details and the seed come with it. */
  readonly report: Report | null;
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

const OBJECTIVES = {
  'squared-error': 'squared error',
  'cross-entropy': 'cross-entropy',
  'categorical-cross-entropy': 'categorical cross-entropy',
} as const;

/** What the ensemble was trained on, and how. */
export function DataCard({ summary, report }: DataCardProps) {
  const { card, tags, recipeTitle, created } = summary;
  const details: readonly (readonly [string, string])[] = [
    ['Data', card.data],
    ['Split', card.split === 'group' ? 'whole groups (album, film, folder)' : 'single tracks'],
    ['Recipe', report ? `${recipeTitle}. ${weightsText(report.recipe, tags.length)}` : recipeTitle],
    ['Objective', report ? OBJECTIVES[report.recipe.objective] : '…'],
    ...(report && augmentationText(report.recipe) !== '' ? [['Augmentation', augmentationText(report.recipe)] as const] : []),
    ['Seed', report ? String(report.seed) : '…'],
    ['Trained', `${DAY.format(created)}, ${duration(card.seconds)} on ${card.device}`],
  ];
  return (
    <section>
      <h2 className={classes.subheading}>{summary.name}</h2>
      <Figures
        figures={[
          { label: 'tags', value: count(tags.length) },
          { label: 'tracks', value: count(card.tracks) },
          { label: 'tiles', value: count(card.tiles) },
          { label: 'trained on', value: counted(card.trainingTracks, 'track') },
          { label: 'validated on', value: counted(card.validationTracks, 'track') },
          { label: 'held out', value: counted(card.heldOutTracks, 'track') },
        ]}
      />
      <dl className={classes.details}>
        {details.map(([term, detail]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
