import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { renameEnsemble } from '../../app/ensembles.ts';
import { focusNow } from '../focusNow.ts';

interface EnsembleNameProps {
  readonly id: string;
  readonly name: string;
  /** The shipped ensemble keeps its name. */
  readonly fixed: boolean;
}

/** A name that can be changed in place. */
export function EnsembleName({ id, name, fixed }: EnsembleNameProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (draft?.trim()) void renameEnsemble(id, draft);
    setDraft(null);
  };
  if (draft === null) {
    return (
      <Group gap={4} wrap="nowrap" miw={0}>
        <Text fw={600} truncate>
          {name}
        </Text>
        {!fixed && (
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Rename ${name}`} onClick={() => setDraft(name)}>
            <IconPencil size={15} aria-hidden />
          </ActionIcon>
        )}
      </Group>
    );
  }
  return (
    <form onSubmit={save}>
      <Group gap={6} wrap="nowrap">
        <TextInput
          size="xs"
          aria-label="Name"
          ref={focusNow}
          value={draft}
          maxLength={80}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setDraft(null);
          }}
        />
        <Button size="compact-sm" type="submit" disabled={draft.trim() === ''}>
          Save
        </Button>
      </Group>
    </form>
  );
}
