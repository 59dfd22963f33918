import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { useApp } from '../../../app/store.ts';
import type { Recipe } from '../../../nets/recipe.ts';
import { counted } from '../../format.ts';
import { duration } from '../words.ts';
import classes from './recipes.module.css';
import page from '../train.module.css';

/** How long the recipe took on data of the user's own; nothing where it was never trained. */
export function TrainedBefore({ recipe }: { readonly recipe: Recipe }) {
  const ensembles = useApp((state) => state.ensembles);
  const trained = ensembles.filter((ensemble) => !ensemble.shipped && ensemble.recipe.id === recipe.id);
  if (trained.length === 0) return null;
  return (
    <section>
      <h2 className={page.subheading}>Trained before</h2>
      <ul className={classes.trained}>
        {trained.map(({ id, name, tags, card }) => (
          <li key={id}>
            <Anchor component={Link} inherit href={`/report/${encodeURIComponent(id)}`}>{name}</Anchor>{' '}
            <span className={classes.author}>
              {counted(tags.length, 'tag')}, {counted(card.trainingTracks, 'training track')}: {duration(card.seconds)} on {card.device}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
