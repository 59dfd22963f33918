import { Anchor, Button } from '@mantine/core';
import { IconFolderOpen, IconPlayerPlay } from '@tabler/icons-react';
import { useRef } from 'react';
import { Link } from 'wouter';
import { inspectFolder, inspectSamples } from '../../app/train.ts';
import type { Recipe } from '../../nets/recipe.ts';
import { SYSTEM_ACCOUNTS } from '../../nets/systemAccounts.ts';
import { chosenFiles, folderName } from './chosenFiles.ts';
import { Earlier } from './Earlier.tsx';
import { FolderPicture } from './FolderPicture.tsx';
import { DataLayout } from './recipes/DataLayout.tsx';
import { recipeAddress, RECIPES_ADDRESS } from './recipes/recipeAddress.ts';
import classes from './train.module.css';

interface EmptyTrainingProps {
  /** Null where none was chosen before the folder. */
  readonly recipe: Recipe | null;
}

/** Nothing to train on yet: shows what a labelled folder looks like, and the two ways in. */
export function EmptyTraining({ recipe }: EmptyTrainingProps) {
  return (
    <>
      <section>
        <h1 className={classes.heading}>Train on your own labels</h1>
        <p className={classes.lead}>
          Choose a folder of music that carries labels. Nets learn them here in this tab; the files
          stay on this machine. Before anything starts, this page shows what it understood.
        </p>
        <p className={classes.lead}>
          {recipe && (
            <>
              The recipe is{' '}
              <Anchor component={Link} href={recipeAddress(recipe.id)} inherit>
                {recipe.title}
              </Anchor>
              .{' '}
            </>
          )}
          <Anchor component={Link} href={RECIPES_ADDRESS} inherit>
            {recipe ? 'Choose another' : 'Read about the recipes'}
          </Anchor>
        </p>
      </section>
      <div className={classes.actions}>
        <FolderButton />
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={16} aria-hidden="true" />}
          onClick={() => void inspectSamples()}
        >
          Train on the samples
        </Button>
        <p className={classes.note}>or drop the folder on this page</p>
      </div>
      {recipe && (
        <section className={classes.expected}>
          <h2 className={classes.subheading}>The folder this recipe was made for</h2>
          <DataLayout data={SYSTEM_ACCOUNTS[recipe.system].data} />
        </section>
      )}
      <FolderPicture />
      <Earlier />
    </>
  );
}

/** A folder dialog where the browser has one. */
export function FolderButton({ label = 'Choose a labelled folder' }: { readonly label?: string }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        // Every browser knows this attribute; the types of the page library do not.
        {...{ webkitdirectory: '' }}
        aria-label={label}
        onChange={(event) => {
          const files = chosenFiles(event.currentTarget.files ?? []);
          // The same folder may be chosen again after it was mended.
          event.currentTarget.value = '';
          if (files.length > 0) void inspectFolder(folderName(files), files);
        }}
      />
      <Button
        leftSection={<IconFolderOpen size={16} aria-hidden="true" />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}
