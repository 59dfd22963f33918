import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { useApp } from '../../app/store.ts';
import type { ExploreTab } from './address.ts';
import classes from './explore.module.css';

const WORDS: Readonly<Record<ExploreTab, { readonly title: string; readonly text: string }>> = {
  overlap: {
    title: 'Which genres occur together',
    text:
      'Tag some music, or add tracks whose genres are known, and their overlap is drawn here: as circles to scale, as exact ' +
      'combinations, as pairs and by year. Predictions and tag sets made elsewhere can be imported as JSON.',
  },
  predictions: {
    title: 'One track after another',
    text:
      'Tag some music and walk through it here: a bar a genre, green where the genre is a true tag, a new track every ' +
      '15 seconds. Predictions made elsewhere can be imported as JSON.',
  },
};

export function EmptyExplore({ tab }: { readonly tab: ExploreTab }) {
  const restored = useApp((state) => state.restored);
  if (!restored) return <p className={classes.hint}>Reading what is stored…</p>;
  const { title, text } = WORDS[tab];
  return (
    <div className={classes.empty}>
      <h2>{title}</h2>
      <p>{text}</p>
      <div className={classes.actions}>
        <Button component={Link} href="/tag" size="sm">
          Tag some music
        </Button>
      </div>
    </div>
  );
}
