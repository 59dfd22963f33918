import { Button, FileButton, Group, Modal, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useRef } from 'react';
import { importEnsemble } from '../../app/ensembles.ts';
import { useApp } from '../../app/store.ts';
import { EnsembleEntry } from './EnsembleEntry.tsx';

interface EnsembleManagerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Every stored ensemble with its card; import one more. */
export function EnsembleManager({ opened, onClose }: EnsembleManagerProps) {
  const ensembles = useApp((state) => state.ensembles);
  const ensembleId = useApp((state) => state.ensembleId);
  const reset = useRef<() => void>(null);
  const take = (file: File | null): void => {
    if (file) void importEnsemble(file);
    reset.current?.();
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Ensembles" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap={0}>
        {ensembles.length === 0 && <Text c="dimmed">None yet: import one, or train your own.</Text>}
        {ensembles.map((ensemble) => (
          <EnsembleEntry key={ensemble.id} ensemble={ensemble} inUse={ensemble.id === ensembleId} onLeave={onClose} />
        ))}
        <Group justify="space-between" mt="md" wrap="wrap">
          <Text size="sm" c="dimmed">
            An exported ensemble is one .zip file. Dropping it anywhere imports it too.
          </Text>
          <FileButton onChange={take} accept=".zip,application/zip" resetRef={reset}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileImport size={18} aria-hidden />}>
                Import ensemble
              </Button>
            )}
          </FileButton>
        </Group>
      </Stack>
    </Modal>
  );
}
