import { Checkbox } from '@mantine/core';
import { memo, useId, type CSSProperties } from 'react';
import { toggleTag } from '../../app/train.ts';
import type { TagCount } from '../../app/state.ts';
import { count } from '../format.ts';
import { sentence } from '../sentences.ts';
import classes from './TagTable.module.css';
import page from './train.module.css';

/** Every tag that was found, with its counts; the checkbox says whether it gets a net. */
export function TagTable({ tags }: { readonly tags: readonly TagCount[] }) {
  const title = useId();
  const possible = tags.filter(({ problem }) => problem === null);
  const chosen = possible.filter((tag) => tag.chosen);
  const most = Math.max(1, ...tags.map(({ tracks }) => tracks));
  const toggleAll = () => {
    const all = chosen.length === possible.length;
    for (const tag of possible) if (tag.chosen === all) toggleTag(tag.tag);
  };
  return (
    <section>
      <h2 className={page.subheading} id={title}>
        Tags
      </h2>
      <div className={classes.box}>
        <table className={classes.table} aria-labelledby={title}>
          <thead>
            <tr>
              <th scope="col" className={classes.check}>
                <Checkbox
                  size="xs"
                  aria-label="Train all tags"
                  checked={possible.length > 0 && chosen.length === possible.length}
                  indeterminate={chosen.length > 0 && chosen.length < possible.length}
                  disabled={possible.length === 0}
                  onChange={toggleAll}
                />
              </th>
              <th scope="col">Tag</th>
              <th scope="col" className={classes.tracks}>
                Tracks
              </th>
              <th scope="col" className={classes.number}>
                Tiles
              </th>
            </tr>
          </thead>
          <tbody>
            {tags.map((tag) => (
              <TagRow key={tag.tag} tag={tag} most={most} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface TagRowProps {
  readonly tag: TagCount;
  /** Tracks of the most frequent tag: the full bar. */
  readonly most: number;
}

const TagRow = memo(function TagRow({ tag, most }: TagRowProps) {
  const id = useId();
  const reason = useId();
  const off = tag.problem !== null || !tag.chosen || undefined;
  return (
    <>
      <tr data-off={off}>
        <td className={classes.check}>
          <Checkbox
            id={id}
            size="xs"
            checked={tag.chosen && tag.problem === null}
            disabled={tag.problem !== null}
            aria-label={`Train ${tag.tag}`}
            aria-describedby={tag.problem ? reason : undefined}
            onChange={() => toggleTag(tag.tag)}
          />
        </td>
        <th scope="row" className={classes.tag}>
          <label htmlFor={id}>{tag.tag}</label>
        </th>
        <td className={classes.tracks}>
          <span className={classes.counted}>{count(tag.tracks)}</span>
          <span className={classes.bar} style={{ '--share': tag.tracks / most } as CSSProperties} />
        </td>
        <td className={classes.number}>{count(tag.tiles)}</td>
      </tr>
      {tag.problem && (
        <tr>
          <td colSpan={4} className={classes.reason} id={reason}>
            {sentence(tag.problem)}
          </td>
        </tr>
      )}
    </>
  );
});
