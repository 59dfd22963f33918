import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useApp } from '../../app/store.ts';
import { addSamples } from '../../app/tag.ts';
import { counted } from '../format.ts';
import { AddButtons } from '../tag/AddButtons.tsx';
import { useTags } from '../useEnsemble.ts';
import { exampleQuery } from './exampleQuery.ts';
import classes from './FindPage.module.css';

/** Nothing can be ranked yet: how tracks get here. */
export function EmptyFind() {
  const listed = useApp(({ order }) => order.length);
  const running = useApp(({ queue }) => queue.running);
  const example = exampleQuery(useTags());
  const mix = example === '' ? 'the genres you want' : `“${example}”`;
  const [fetching, setFetching] = useState(false);
  const trySamples = async (): Promise<void> => {
    setFetching(true);
    await addSamples();
    setFetching(false);
  };
  if (listed > 0) {
    return (
      <div className={classes.empty}>
        <h1 className={classes.title}>{running ? 'Tagging the first tracks' : 'No track is tagged yet'}</h1>
        <p className={classes.lead}>
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
    <div className={classes.empty}>
      <h1 className={classes.title}>Ask for a mix, get the tracks</h1>
      <p className={classes.lead}>
        Drop music anywhere on this page. Once it is tagged, ask for {mix}: the list is ranked by how
        well each track fits, says why, and plays the 30 seconds that fit best.
      </p>
      <div className={classes.actions}>
        <AddButtons size="sm" variant="filled" />
        <Button
          variant="default"
          size="sm"
          loading={fetching}
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          onClick={() => void trySamples()}
        >
          Try the samples
        </Button>
      </div>
    </div>
  );
}
