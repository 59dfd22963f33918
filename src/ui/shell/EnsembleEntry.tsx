import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { chooseEnsemble, deleteEnsemble, exportEnsemble } from '../../app/ensembles.ts';
import type { EnsembleSummary } from '../../app/state.ts';
import { focusNow } from '../focusNow.ts';
import { EnsembleCard } from './EnsembleCard.tsx';
import { EnsembleName } from './EnsembleName.tsx';
import classes from './EnsembleEntry.module.css';

interface EnsembleEntryProps {
  readonly ensemble: EnsembleSummary;
  readonly inUse: boolean;
  /** Closes the list, before another page is opened. */
  readonly onLeave: () => void;
}

export function EnsembleEntry({ ensemble, inUse, onLeave }: EnsembleEntryProps) {
  const { id, name, shipped } = ensemble;
  const [deleting, setDeleting] = useState(false);
  const [, navigate] = useLocation();
  return (
    <section className={classes.entry} aria-label={name}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <EnsembleName id={id} name={name} fixed={shipped} />
        <Group gap={6} wrap="nowrap">
          {shipped && (
            <Badge variant="default" tt="none" fw={500}>
              Comes with Tenfold
            </Badge>
          )}
          {inUse && (
            <Badge variant="light" tt="none" fw={500}>
              In use
            </Badge>
          )}
        </Group>
      </Group>
      <EnsembleCard ensemble={ensemble} />
      {deleting ? (
        <Group gap="xs">
          <Text size="sm">Delete “{name}” and what it predicted?</Text>
          <Button size="compact-sm" color="red" onClick={() => void deleteEnsemble(id)}>
            Delete
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setDeleting(false)} ref={focusNow}>
            Keep
          </Button>
        </Group>
      ) : (
        <Group gap="xs">
          {!inUse && (
            <Button size="compact-sm" variant="light" onClick={() => void chooseEnsemble(id)}>
              Use
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              onLeave();
              navigate(`/report/${encodeURIComponent(id)}`);
            }}
          >
            Report
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => void exportEnsemble(id)}>
            Export
          </Button>
          {!shipped && (
            <Button size="compact-sm" variant="subtle" color="red" onClick={() => setDeleting(true)}>
              Delete…
            </Button>
          )}
        </Group>
      )}
    </section>
  );
}
