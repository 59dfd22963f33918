import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { useApp } from '../../app/store.ts';
import { counted } from '../format.ts';
import { AddButtons } from '../tag/AddButtons.tsx';
import { useTags } from '../useEnsemble.ts';
import { exampleQuery } from './exampleQuery.ts';
import { SamplesButton } from '../tag/SamplesButton.tsx';
import page from '../emptyPage.module.css';

/** Nothing can be ranked yet: how tracks get here. */
export function EmptyFind() {
  const listed = useApp(({ order }) => order.length);
  const running = useApp(({ queue }) => queue.running);
  const example = exampleQuery(useTags());
  const mix = example === '' ? 'the genres you want' : `“${example}”`;
  if (listed > 0) {
    return (
      <div className={page.empty}>
        <h1 className={page.title}>{running ? 'Tagging the first tracks' : 'No track is tagged yet'}</h1>
        <p className={page.lead}>
          {running
            ? `${counted(listed, 'track')} in the queue. Each appears here as soon as it has its tags.`
            : `None of ${counted(listed, 'track')} could be tagged.`}
        </p>
        <Button component={Link} href="/tag" variant="default" size="sm">
          Show the queue
        </Button>
      </div>
    );
  }
  return (
    <div className={page.empty}>
      <h1 className={page.title}>Ask for a mix, get the tracks</h1>
      <p className={page.lead}>
        Drop music anywhere on this page. Once it is tagged, ask for {mix}: the list is ranked by how
        well each track fits, says why, and plays the 30 seconds that fit best.
      </p>
      <div className={page.actions}>
        <AddButtons size="sm" variant="filled" />
        <SamplesButton />
      </div>
    </div>
  );
}
