import { CloseButton, SegmentedControl } from '@mantine/core';
import { memo } from 'react';
import { AMOUNTS, type Amount } from '../../app/find/query.ts';
import { tagColour } from '../charts/tagColours.ts';
import { ThinMark } from '../confidence/ThinMark.tsx';
import { forgetTag, setAmount } from './findView.ts';
import { AMOUNT_WORDS } from './words.ts';
import classes from './AskPanel.module.css';

const CHOICES = AMOUNTS.map((value) => ({ value, label: AMOUNT_WORDS[value] }));

interface AmountRowProps {
  readonly tag: string;
  readonly tags: readonly string[];
  readonly amount: Amount;
  readonly removable: boolean;
  /** How many works the tag rests on, where they are few. */
  readonly thin: number | undefined;
}

/** One tag and how much of it is wanted. */
export const AmountRow = memo(function AmountRow({ tag, tags, amount, removable, thin }: AmountRowProps) {
  return (
    <div className={classes.amount} data-asked={amount !== 'any' || undefined}>
      <span className={classes.dot} style={{ background: tagColour(tag, tags) }} aria-hidden />
      <span className={classes.tag} title={tag}>
        {tag}
      </span>
      <ThinMark tag={tag} groups={thin} />
      <SegmentedControl
        size="xs"
        aria-label={`How much ${tag}`}
        data={CHOICES}
        value={amount}
        transitionDuration={0}
        onChange={(value) => setAmount(tag, value as Amount)}
      />
      {removable && <CloseButton size="sm" aria-label={`Leave out ${tag}`} onClick={() => forgetTag(tag)} />}
    </div>
  );
});
