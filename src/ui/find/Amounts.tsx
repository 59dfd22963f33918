import { Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { memo, useMemo, useState } from 'react';
import { useTags, useThin } from '../useEnsemble.ts';
import { AmountRow } from './AmountRow.tsx';
import { setAmount, useFindView } from './findView.ts';
import classes from './AskPanel.module.css';

/** Vocabularies up to this size are listed whole. */
const LISTED = 12;

/** How much of each tag: all tags of a small vocabulary, of a large one those that were added. */
export const Amounts = memo(function Amounts() {
  const tags = useTags();
  const thin = useThin();
  const wishes = useFindView((view) => view.query.wishes);
  const whole = tags.length <= LISTED;
  const amounts = new Map(wishes.map(({ tag, amount }) => [tag, amount]));
  const known = wishes.filter(({ tag }) => tags.includes(tag)).map(({ tag }) => tag);
  return (
    <section className={classes.section} aria-label="How much of each">
      <h2 className={classes.heading}>How much of each</h2>
      {!whole && <AddTag tags={tags} />}
      <div className={classes.amounts}>
        {(whole ? tags : known).map((tag) => (
          <AmountRow key={tag} tag={tag} tags={tags} amount={amounts.get(tag) ?? 'any'} removable={!whole} thin={thin.get(tag)} />
        ))}
      </div>
    </section>
  );
});

/** Finds one of many tags. Drawn anew only when another tag is asked for, not at each keystroke. */
const AddTag = memo(function AddTag({ tags }: { readonly tags: readonly string[] }) {
  const [search, setSearch] = useState('');
  const wished = useFindView(({ query }) => query.wishes.map(({ tag }) => tag).join('\n'));
  const free = useMemo(() => {
    const taken = new Set(wished.split('\n'));
    return tags.filter((tag) => !taken.has(tag));
  }, [tags, wished]);
  return (
    <Select
      size="sm"
      aria-label="Add a tag"
      placeholder={`Add one of ${tags.length} tags`}
      leftSection={<IconPlus size={16} aria-hidden />}
      data={free}
      limit={40}
      comboboxProps={{ keepMounted: false }}
      value={null}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage="No such tag"
      onChange={(tag) => {
        if (tag !== null) setAmount(tag, 'much');
        setSearch('');
      }}
    />
  );
});
