import { Button } from '@mantine/core';
import { Link } from 'wouter';
import classes from './report.module.css';

const TEXTS = {
  starting: 'Reading what is stored here.',
  loading: 'Loading the report.',
  none: 'There is no ensemble yet. Train one, and its scores on held-out tracks appear here.',
  unknown: 'The ensemble of this address is not stored here. Choose another one above, or train one.',
  unreadable: 'This report could not be read from storage. Reload the page, or choose another ensemble above.',
  'nothing-imported':
    'No predictions are imported. On the Explore page, import a JSON file of predictions and true tags, and it is scored here.',
  'not-evaluated':
    'No track was held out when this ensemble was trained, so nothing says how good it is. ' +
    'Train on more tracks or more groups, and some are held out to score it.',
} as const;

/** Says why there is nothing to report, and what would change that. */
export function EmptyReport({ reason }: { readonly reason: keyof typeof TEXTS }) {
  const waiting = reason === 'starting' || reason === 'loading';
  return (
    <section className={classes.empty}>
      <p role={waiting ? 'status' : undefined}>{TEXTS[reason]}</p>
      {!waiting && reason !== 'unreadable' && (
        <Button component={Link} href={reason === 'nothing-imported' ? '/explore/overlap' : '/train'} variant="default">
          {reason === 'nothing-imported' ? 'Go to Explore' : 'Go to training'}
        </Button>
      )}
    </section>
  );
}
