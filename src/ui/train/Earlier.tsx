import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { useApp } from '../../app/store.ts';
import { counted } from '../format.ts';
import classes from './train.module.css';

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** Comparisons made before, newest first. */
export function Earlier() {
  const comparisons = useApp((state) => state.comparisons);
  if (comparisons.length === 0) return null;
  return (
    <section>
      <h2 className={classes.subheading}>Earlier</h2>
      <ul className={classes.earlier}>
        {comparisons.map(({ id, data, recipes, created }) => (
          <li key={id}>
            <Anchor component={Link} href={`/train/compared/${id}`}>
              {counted(recipes.length, 'recipe')} compared on {data}
            </Anchor>{' '}
            <span className={classes.note}>{DAY.format(created)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
