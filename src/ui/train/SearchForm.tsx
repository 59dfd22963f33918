import { Button, Checkbox, NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { startSearch } from '../../app/search.ts';
import type { TrainingOptions } from '../../app/state.ts';
import type { Recipe } from '../../nets/recipe.ts';
import { counted } from '../format.ts';
import { Choice } from './Choice.tsx';
import { checkSearch, type RangeDraft, searchDraftOf } from './searchDraft.ts';
import { KNOB_TITLES } from './trials.ts';
import classes from './Experiments.module.css';

interface SearchFormProps {
  readonly recipe: Recipe;
  /** Null while the form above holds something that cannot be used. */
  readonly options: TrainingOptions | null;
}

/** What to vary about a recipe, how, and for how long. */
export function SearchForm({ recipe, options }: SearchFormProps) {
  const [draft, setDraft] = useState(() => searchDraftOf(recipe));
  const checked = checkSearch(draft, (knob) => KNOB_TITLES[knob]);
  const grid = draft.method === 'grid';
  const changeRange = (knob: RangeDraft['knob'], change: Partial<RangeDraft>) =>
    setDraft({ ...draft, ranges: draft.ranges.map((range) => (range.knob === knob ? { ...range, ...change } : range)) });
  const field = (range: RangeDraft, key: 'low' | 'high' | 'steps', label: string) => (
    <NumberInput
      size="xs"
      hideControls
      aria-label={`${KNOB_TITLES[range.knob]}: ${label}`}
      value={range[key]}
      disabled={!range.chosen}
      onChange={(value) => changeRange(range.knob, { [key]: value })}
    />
  );
  return (
    <>
      <p className={classes.text}>
        Trains variants of the recipe above on one split and ranks them by what the validation tracks say; the
        held-out tracks stay unseen. Numbers with × are factors on what each layer has.
      </p>
      <Choice
        label="Method"
        hint={grid ? 'Every combination of evenly spaced values.' : 'Draws within the ranges; finds good values sooner when many are varied.'}
      >
        <SegmentedControl
          fullWidth
          value={draft.method}
          data={[
            { value: 'random', label: 'Random' },
            { value: 'grid', label: 'Grid' },
          ]}
          onChange={(method) => setDraft({ ...draft, method })}
        />
      </Choice>
      <table className={classes.ranges}>
        <thead>
          <tr>
            <th scope="col">Vary</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            {grid && <th scope="col">Steps</th>}
          </tr>
        </thead>
        <tbody>
          {draft.ranges.map((range) => (
            <tr key={range.knob}>
              <th scope="row">
                <Checkbox
                  size="xs"
                  label={KNOB_TITLES[range.knob]}
                  checked={range.chosen}
                  onChange={(event) => changeRange(range.knob, { chosen: event.currentTarget.checked })}
                />
              </th>
              <td>{field(range, 'low', 'from')}</td>
              <td>{field(range, 'high', 'to')}</td>
              {grid && <td>{field(range, 'steps', 'steps')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.pair}>
        <NumberInput label="Budget (min)" min={1} allowDecimal={false} value={draft.minutes} onChange={(minutes) => setDraft({ ...draft, minutes })} />
        {!grid && (
          <NumberInput label="Most trials" min={1} allowDecimal={false} value={draft.trials} onChange={(trials) => setDraft({ ...draft, trials })} />
        )}
      </div>
      <div>
        <Button
          fullWidth
          variant="default"
          disabled={options === null || !checked.ok}
          onClick={() => {
            if (options !== null && checked.ok) void startSearch(options, checked.options);
          }}
        >
          {checked.ok ? `Search: ${counted(checked.trials, 'trial')} at most` : 'Search'}
        </Button>
        <output className={classes.problem}>{!checked.ok && checked.problem}</output>
      </div>
    </>
  );
}
