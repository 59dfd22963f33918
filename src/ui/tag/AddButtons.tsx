import { Button } from '@mantine/core';
import { IconFolderPlus, IconMusicPlus } from '@tabler/icons-react';
import { useRef, type ChangeEvent } from 'react';
import { giveFiles } from '../drop/give.ts';
import { chosenFiles } from '../train/chosenFiles.ts';

const CAN_CHOOSE_FOLDERS = 'webkitdirectory' in HTMLInputElement.prototype;
const ACCEPTED = 'audio/*,.mp3,.m4a,.aac,.flac,.ogg,.oga,.opus,.wav,.webm,.aif,.aiff,.aifc,.zip';

interface AddButtonsProps {
  readonly size: 'xs' | 'sm';
  readonly variant: 'filled' | 'default';
}

function take(event: ChangeEvent<HTMLInputElement>): void {
  giveFiles({ files: chosenFiles(event.currentTarget.files ?? []), unreadable: [] }, 'tag');
  // The same files may be chosen again.
  event.currentTarget.value = '';
}

/** Plain file choice, and a folder dialog where the browser has one. */
export function AddButtons({ size, variant }: AddButtonsProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  return (
    <>
      <input ref={files} type="file" multiple hidden accept={ACCEPTED} onChange={take} aria-label="Add files" />
      <Button size={size} variant={variant} leftSection={<IconMusicPlus size={16} aria-hidden />} onClick={() => files.current?.click()}>
        Add files
      </Button>
      {CAN_CHOOSE_FOLDERS && (
        <>
          <input ref={folder} type="file" multiple hidden {...{ webkitdirectory: '' }} onChange={take} aria-label="Add folder" />
          <Button size={size} variant="default" leftSection={<IconFolderPlus size={16} aria-hidden />} onClick={() => folder.current?.click()}>
            Add folder
          </Button>
        </>
      )}
    </>
  );
}
