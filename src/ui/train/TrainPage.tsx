import { useEffect, useRef } from 'react';
import { useRoute } from 'wouter';
import type { Training } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import type { Recipe } from '../../nets/recipe.ts';
import { RECIPES } from '../../nets/recipes.ts';
import { ComparisonView } from './ComparisonView.tsx';
import { EmptyTraining } from './EmptyTraining.tsx';
import { FolderReview } from './FolderReview.tsx';
import { Preparing } from './Preparing.tsx';
import { ReadingFolder } from './ReadingFolder.tsx';
import { ResumeOffer } from './ResumeOffer.tsx';
import { SearchRun } from './SearchRun.tsx';
import { SearchView } from './SearchView.tsx';
import { Scoring } from './Scoring.tsx';
import { Trained } from './Trained.tsx';
import { TrainingFailed } from './TrainingFailed.tsx';
import { TrainingRun } from './TrainingRun.tsx';
import { RecipesPage, UnknownRecipe } from './recipes/RecipesPage.tsx';
import { useRecipes } from './recipes/useRecipes.ts';
import type { ResultOrigin } from './resultOrigin.ts';
import classes from './train.module.css';

/** From a labelled folder to an ensemble: one view for each stage of a training. */
export function TrainPage() {
  const training = useApp((state) => state.training);
  const [, address] = useRoute('/train/:view?/:id?');
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(training.stage);
  useEffect(() => {
    if (shown.current === training.stage) return;
    shown.current = training.stage;
    // The button that led here is gone: focus goes to the new heading rather than to nowhere.
    if (document.activeElement !== document.body) return;
    const heading = content.current?.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }, [training.stage]);
  return (
    <div className={classes.page}>
      <div ref={content} className={classes.content}>
        <Addressed training={training} view={address?.view} id={address?.id} />
      </div>
    </div>
  );
}

interface AddressedProps {
  readonly training: Training;
  readonly view: string | undefined;
  readonly id: string | undefined;
}

/** What the address names, or the stage that the training is in. */
function Addressed({ training, view, id }: AddressedProps) {
  const recipes = useRecipes();
  if (view === 'recipes') return <RecipesPage id={id} />;
  if (id === undefined) return <Stage training={training} recipe={null} />;
  if (view !== 'with') return <Kept view={view ?? ''} id={id} origin="address" />;
  const recipe = recipes.find((entry) => entry.id === id);
  return recipe ? <Stage training={training} recipe={recipe} /> : <UnknownRecipe />;
}

interface StageProps {
  readonly training: Training;
  /** The recipe that was chosen before the folder. */
  readonly recipe: Recipe | null;
}

function Stage({ training, recipe }: StageProps) {
  const series = useApp((state) => state.series);
  switch (training.stage) {
    case 'none':
      return (
        <>
          <ResumeOffer />
          <EmptyTraining recipe={recipe} />
        </>
      );
    case 'inspecting':
      return <ReadingFolder training={training} />;
    case 'ready':
      return <FolderReview folder={training.folder} recipe={recipe ?? RECIPES[0]} />;
    case 'preparing':
      return <Preparing training={training} />;
    case 'training':
      return series?.kind === 'search' ? <SearchRun series={series} training={training} /> : <TrainingRun training={training} />;
    case 'evaluating':
      return series?.kind === 'search' ? <SearchRun series={series} training={training} /> : <Scoring training={training} />;
    case 'done':
      return <Trained training={training} />;
    case 'compared':
      return <Kept view="compared" id={training.comparisonId} origin={training.folder === null ? 'resumed' : 'folder'} />;
    case 'searched':
      return <Kept view="searched" id={training.searchId} origin={training.folder === null ? 'resumed' : 'folder'} />;
    case 'failed':
      return <TrainingFailed problem={training.problem} />;
    default:
      training satisfies never;
      return null;
  }
}

interface KeptProps {
  readonly view: string;
  readonly id: string;
  readonly origin: ResultOrigin;
}

/** What several trainings have left; the way in where it is gone. */
function Kept({ view, id, origin }: KeptProps) {
  const comparison = useApp(({ comparisons }) => comparisons.find((entry) => view === 'compared' && entry.id === id));
  const search = useApp(({ searches }) => searches.find((entry) => view === 'searched' && entry.id === id));
  if (comparison) return <ComparisonView comparison={comparison} origin={origin} />;
  return search ? <SearchView search={search} origin={origin} /> : <EmptyTraining recipe={null} />;
}
