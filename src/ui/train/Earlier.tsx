import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { useApp } from '../../app/store.ts';
import { counted } from '../format.ts';
import classes from './train.module.css';

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** Comparisons and searches made before, newest first. */
export function Earlier() {
  const comparisons = useApp((state) => state.comparisons);
  const searches = useApp((state) => state.searches);
  const entries = [
    ...comparisons.map(({ id, data, recipes, created }) => {
      return { id, created, view: 'compared', text: `${counted(recipes.length, 'recipe')} compared on ${data}` };
    }),
    ...searches.map(({ id, data, trials, created }) => {
      return { id, created, view: 'searched', text: `Search on ${data}, ${counted(trials.length, 'trial')}` };
    }),
  ].toSorted((one, other) => other.created - one.created);
  if (entries.length === 0) return null;
  return (
    <section>
      <h2 className={classes.subheading}>Earlier</h2>
      <ul className={classes.earlier}>
        {entries.map(({ id, created, view, text }) => (
          <li key={id}>
            <Anchor component={Link} href={`/train/${view}/${id}`}>
              {text}
            </Anchor>{' '}
            <span className={classes.note}>{DAY.format(created)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
