import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { keepRecipe } from '../../app/search.ts';
import type { Search, Trial } from '../../library/searches.ts';
import { KNOB_TITLES, trialText } from './trials.ts';
import classes from './train.module.css';

interface KeepRecipeProps {
  readonly search: Search;
  readonly trial: Trial;
}

/** Makes a named recipe of a trial. */
export function KeepRecipe({ search, trial }: KeepRecipeProps) {
  const [name, setName] = useState(`${search.recipe.title}, trial ${trial.number}`);
  const [kept, setKept] = useState<string | null>(null);
  const values = search.ranges.map(({ knob }) => `${KNOB_TITLES[knob]} ${trialText(trial.point[knob] ?? null)}`);
  return (
    <form
      className={classes.keep}
      onSubmit={(event) => {
        event.preventDefault();
        const clean = name.trim();
        if (clean !== '') void keepRecipe(search, trial, clean).then(() => setKept(clean));
      }}
    >
      <TextInput
        label="Name of the recipe"
        description={`Trial ${trial.number}: ${values.join(', ')}.`}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={name.trim() === '' || kept === name.trim()}>
        Keep as a recipe
      </Button>
      <output className={classes.note}>{kept !== null && `“${kept}” can now be chosen as a recipe.`}</output>
    </form>
  );
}
