import { Button } from '@mantine/core';
import { dismissTraining } from '../../app/train.ts';
import type { FolderSummary, Problem } from '../../app/state.ts';
import { featureSet, tileSeconds } from '../../dsp/featureSets.ts';
import type { Recipe } from '../../nets/recipe.ts';
import { count, counted } from '../format.ts';
import { sentence } from '../sentences.ts';
import { FolderButton } from './EmptyTraining.tsx';
import { Figures } from './Figures.tsx';
import { OptionsForm } from './OptionsForm.tsx';
import { ProblemList } from './ProblemList.tsx';
import { SplitChoice } from './SplitChoice.tsx';
import { SynonymChoice } from './SynonymChoice.tsx';
import { TagTable } from './TagTable.tsx';
import { hours } from './words.ts';
import classes from './FolderReview.module.css';
import page from './train.module.css';

const SOURCES = {
  csv: 'Labels from labels.csv.',
  table: 'Labels from a table with a column of 0 and 1 for each tag.',
  folders: 'Labels from the names of the sub-folders.',
  embedded: 'Labels from the genres inside the files.',
  samples: 'The samples that come with Tenfold, labelled by the works they belong to.',
} as const satisfies Record<FolderSummary['source'], string>;

interface FolderReviewProps {
  readonly folder: FolderSummary;
  /** Chosen at first. */
  readonly recipe: Recipe;
}

/** What the page understood of a folder, and the options; nothing has started yet. */
export function FolderReview({ folder, recipe }: FolderReviewProps) {
  const chosen = folder.tags.filter((tag) => tag.chosen && tag.problem === null).length;
  return (
    <>
      <section>
        <div className={classes.top}>
          <div className={classes.name}>
            <h1 className={page.heading}>{folder.name}</h1>
            <p className={page.lead}>
              {SOURCES[folder.source]}
              {folder.tagsPerTrack === 'one' && ' One tag a track.'}
            </p>
          </div>
          <Button variant="default" onClick={dismissTraining}>
            Choose something else
          </Button>
        </div>
        <Remarks problems={folder.problems} blocked={!folder.trainable} />
        <Figures
          figures={[
            { label: 'tracks', value: count(folder.tracks) },
            { label: 'groups', value: count(folder.groups) },
            { label: `tiles of ${tileSeconds(featureSet(folder.features)).toFixed(1)} s`, value: count(folder.tiles) },
            { label: 'of music', value: hours(folder.seconds) },
            { label: 'tags to train', value: count(chosen) },
          ]}
        />
      </section>
      <div className={classes.columns}>
        <div className={classes.data}>
          {folder.tags.length > 0 && <TagTable tags={folder.tags} grouped={folder.groups < folder.tracks} />}
          {folder.synonyms.kind === 'found' && <SynonymChoice synonyms={folder.synonyms} />}
          <ProblemList
            title={`${counted(folder.ignored.length, 'file or row', 'files and rows')} ignored`}
            problems={folder.ignored}
          />
        </div>
        {folder.trainable ? (
          <OptionsForm key={`${recipe.id} ${folder.name}`} folder={folder} recipeId={recipe.id} chosenTags={chosen} />
        ) : (
          <section className={classes.blocked}>
            <h2 className={page.subheading}>Nothing to train yet</h2>
            {folder.tags.length > 0 && (
              <SplitChoice splitBy={folder.splitBy} groups={folder.groups} tracks={folder.tracks} />
            )}
            <p className={page.note}>Mend the folder as described, then choose it again.</p>
            <FolderButton label="Choose the folder again" />
          </section>
        )}
      </div>
    </>
  );
}

/** A csv can draw a remark for each of its rows; beyond these they are folded away. */
const MOST_REMARKS = 5;

interface RemarksProps {
  readonly problems: readonly Problem[];
  /** Whether they are why nothing can be trained. */
  readonly blocked: boolean;
}

function Remarks({ problems, blocked }: RemarksProps) {
  if (problems.length === 0) return null;
  const rest = problems.slice(MOST_REMARKS);
  return (
    <div className={classes.remarks} data-blocked={blocked || undefined}>
      <ul className={classes.problems}>
        {problems.slice(0, MOST_REMARKS).map(sentence).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <ProblemList title={counted(rest.length, 'more remark')} problems={rest} />
    </div>
  );
}
