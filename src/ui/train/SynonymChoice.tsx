import { Switch } from '@mantine/core';
import { useId } from 'react';
import { mergeFolderSynonyms } from '../../app/train.ts';
import type { Synonyms } from '../../app/state.ts';
import { count, counted } from '../format.ts';
import classes from './SynonymChoice.module.css';
import page from './train.module.css';

type Found = Extract<Synonyms, { kind: 'found' }>;

/** Tags that mean the same: what became of what, or would, and the switch for it. */
export function SynonymChoice({ synonyms: { merged, merges } }: { readonly synonyms: Found }) {
  const title = useId();
  const gone = merges.reduce((sum, { from }) => sum + from.length, 0);
  return (
    <section aria-labelledby={title}>
      <h2 className={page.subheading} id={title}>
        Synonyms
      </h2>
      <Switch
        size="sm"
        checked={merged}
        label="Merge tags that mean the same"
        onChange={(event) => mergeFolderSynonyms(event.currentTarget.checked)}
      />
      <p className={classes.lead}>
        {merged
          ? `${counted(gone, 'tag')} ${gone === 1 ? 'was' : 'were'} merged into ${count(merges.length)}: a tag in two spellings is learnt by halves, and each half counts as a mistake for the other.`
          : `${counted(gone, 'tag')} would be merged into ${count(merges.length)}. As it is, every tag counts as it is written, as in the published systems.`}
      </p>
      {/* A box that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={classes.box} aria-label="Merged tags" tabIndex={0}>
        <dl className={classes.merges} data-off={!merged || undefined}>
          {merges.map(({ into, tracks, from }) => (
            <div key={into} className={classes.merge}>
              <dt>
                {into} <span className={classes.count}>{count(tracks)}</span>
              </dt>
              {from.map(({ tag, tracks: number, why }) => (
                <dd key={tag}>
                  {tag} <span className={classes.count}>{count(number)}</span>
                  <span className={classes.why}>{why}</span>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </section>
    </section>
  );
}
