import { Button } from '@mantine/core';
import { IconFolderOpen, IconPlayerPlay } from '@tabler/icons-react';
import { useRef } from 'react';
import { inspectFolder, inspectSamples } from '../../app/train.ts';
import { chosenFiles, folderName } from './chosenFiles.ts';
import { Earlier } from './Earlier.tsx';
import { FolderPicture } from './FolderPicture.tsx';
import classes from './train.module.css';

/** Nothing to train on yet: shows what a labelled folder looks like, and the two ways in. */
export function EmptyTraining() {
  return (
    <>
      <section>
        <h1 className={classes.heading}>Train on your own labels</h1>
        <p className={classes.lead}>
          Choose a folder of music that carries labels. Each tag gets one net, trained here in this
          tab; the files stay on this machine. Before anything starts, this page shows what it
          understood.
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
