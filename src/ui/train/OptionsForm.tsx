import { Anchor, Button, NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { Link } from 'wouter';
import type { FolderSummary, StartChoice } from '../../app/state.ts';
import { optionsOf } from '../../app/training/recipeOptions.ts';
import { useApp } from '../../app/store.ts';
import { countTilesOf, defaultOptions, startTraining } from '../../app/train.ts';
import { recipeOfOptions } from '../../app/training/start.ts';
import { transferRecipe } from '../../nets/trunkStart.ts';
import { endsOf, isForAllTags, objectivesOf, withObjective, withOtherEnd } from '../../nets/recipe.ts';
import { featureSet } from '../../dsp/featureSets.ts';
import { RECIPES } from '../../nets/recipes.ts';
import { AugmentationFields } from './AugmentationFields.tsx';
import { Choice } from './Choice.tsx';
import { checkDraft, draftOf, RANGES, type OptionsDraft } from './optionsDraft.ts';
import { Experiments } from './Experiments.tsx';
import { featuresText } from './featuresText.ts';
import { layersText, ruleText, weightsText } from './recipeText.ts';
import { recipeAddress } from './recipes/recipeAddress.ts';
import { useRecipes } from './recipes/useRecipes.ts';
import { StartFields } from './StartFields.tsx';
import { SplitChoice } from './SplitChoice.tsx';
import classes from './OptionsForm.module.css';
import page from './train.module.css';

interface OptionsFormProps {
  readonly folder: FolderSummary;
  /** The recipe that is chosen at first. */
  readonly recipeId: string;
  readonly chosenTags: number;
}

/** How to train; starts only with sensible values. */
export function OptionsForm({ folder, recipeId, chosenTags }: OptionsFormProps) {
  const [draft, setDraft] = useState<OptionsDraft>(() => {
    const options = draftOf(defaultOptions(recipeId));
    return { ...options, name: options.name || folder.name };
  });
  const title = useId();
  const change = (changed: Partial<OptionsDraft>) => setDraft((before) => ({ ...before, ...changed }));
  const recipes = useRecipes();
  const { start } = draft;
  const source = useApp(({ ensembles }) => (start.kind === 'trunk' ? ensembles.find(({ id }) => id === start.ensembleId) : undefined));
  /** By default; `recipe` is what the objective makes of it. */
  const listed = source ? transferRecipe(source.recipe) : (recipes.find(({ id }) => id === draft.recipeId) ?? RECIPES[0]);
  const recipe = withObjective(listed, draft.objective);
  const { features } = recipe;
  useEffect(() => countTilesOf(features), [features]);
  const checked = checkDraft(draft, recipe.features);
  const errors = checked.ok ? {} : checked.errors;

  const changeRecipe = (recipeId: string, from: StartChoice) => {
    change({ recipeId, start: from, ...optionsOf(recipeOfOptions({ recipeId, start: from })) });
  };
  const numberField = (field: keyof typeof RANGES, label: string, description: string) => (
    <NumberInput
      label={label}
      description={description}
      min={RANGES[field][0]}
      clampBehavior="none"
      allowDecimal={false}
      value={draft[field]}
      error={errors[field]}
      onChange={(value) => change({ [field]: value })}
    />
  );

  return (
    <form
      className={classes.form}
      aria-labelledby={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (checked.ok && chosenTags > 0) void startTraining({ ...checked.options, splitBy: folder.splitBy });
      }}
    >
      <h2 className={classes.title} id={title}>
        How to train
      </h2>
      <TextInput
        label="Name"
        value={draft.name}
        error={errors.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <StartFields start={start} tracks={folder.tracks} onStart={(from) => changeRecipe(draft.recipeId, from)} />
      <div>
        {start.kind === 'scratch' && (
          <NativeSelect
            label="Recipe"
            value={draft.recipeId}
            data={recipes.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(event) => changeRecipe(event.currentTarget.value, start)}
          />
        )}
        <p className={classes.hint}>{recipe.source}</p>
        <p className={classes.hint}>
          {layersText(recipe)}. {weightsText(recipe, chosenTags)} {ruleText(recipe)}.
        </p>
        <p className={classes.hint}>{featuresText(featureSet(recipe.features))}</p>
        {start.kind === 'scratch' && (
          <p className={classes.hint}>
            <Anchor component={Link} href={recipeAddress(recipe.id)} inherit>
              About this recipe
            </Anchor>
          </p>
        )}
      </div>
      <SplitChoice splitBy={folder.splitBy} groups={folder.groups} tracks={folder.tracks} />
      {endsOf(recipe).length > 1 && (
        <Choice
          label="Ending"
          hint={
            recipe.head.kind === 'softmax'
              ? 'Tags share out a confidence of 1: targets are divided by their sum and judged by categorical cross-entropy.'
              : 'Each tag is answered yes or no by itself, so a track may have any number of them, or none.'
          }
        >
          <SegmentedControl
            fullWidth
            value={recipe.head.kind}
            data={[
              { value: 'softmax', label: 'Softmax' },
              { value: 'multi-label', label: 'Sigmoid for each tag' },
            ]}
            onChange={(kind) => change({ objective: (kind === listed.head.kind ? listed : withOtherEnd(listed)).objective })}
          />
        </Choice>
      )}
      {objectivesOf(recipe).length > 1 && (
        <Choice
          label="Objective"
          hint={
            draft.objective === 'squared-error'
              ? 'What the original ensemble was trained with.'
              : 'The usual choice for a yes-or-no answer; losses are on another scale.'
          }
        >
          <SegmentedControl
            fullWidth
            value={draft.objective}
            data={[
              { value: 'squared-error', label: 'Squared error' },
              { value: 'cross-entropy', label: 'Cross-entropy' },
            ]}
            onChange={(objective) => change({ objective })}
          />
        </Choice>
      )}
      {!isForAllTags(recipe) && (
        <Choice
          label="Tag frequency"
          hint={
            draft.baseRates
              ? 'Confidences are calibrated on the validation tracks: they count how frequent each tag is, rank best, and can be put in words.'
              : 'Every tag counts as likely as not and nothing is calibrated, as in the thesis: rare tags rank as high as frequent ones.'
          }
        >
          <SegmentedControl
            fullWidth
            value={draft.baseRates ? 'folder' : 'alike'}
            data={[
              { value: 'folder', label: 'As in the folder' },
              { value: 'alike', label: 'All alike' },
            ]}
            onChange={(value) => change({ baseRates: value === 'folder' })}
          />
        </Choice>
      )}
      <div className={classes.pair}>
        {numberField('maximumEpochs', recipe.keeps === 'best' ? 'Maximum epochs' : 'Epochs', recipe.keeps === 'best' ? 'Most nets stop sooner' : 'All are trained; the last counts')}
        {recipe.keeps === 'best' && numberField('patience', 'Patience', 'Epochs without gain')}
        {numberField('batch', 'Largest batch', 'Less for small folders')}
        {numberField('tilesPerTrack', 'Most tiles a track', 'Empty: all of them')}
        {numberField('seed', 'Seed', 'Same seed, same nets')}
        {numberField('minutes', 'Time limit (min)', 'Empty: no limit')}
      </div>
      <AugmentationFields augmentation={draft.augmentation} balance={draft.balance} errors={errors} features={recipe.features} onChange={change} />
      <div>
        <Button type="submit" fullWidth disabled={!checked.ok || chosenTags === 0}>
          Start training
        </Button>
        <output className={page.note}>
          {chosenTags === 0 && 'Choose at least one tag to train.'}
        </output>
      </div>
      {start.kind === 'scratch' && (
        <Experiments
          options={checked.ok ? { ...checked.options, splitBy: folder.splitBy } : null}
          recipe={recipe}
          chosenTags={chosenTags}
        />
      )}
    </form>
  );
}
