import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { importJson } from '../../app/imports.ts';
import { store } from '../../app/store.ts';
import { writeAddress, type ExploreTab } from './address.ts';

/** Reads predictions or tag sets that were made elsewhere, and shows what was read. */
export function ImportButton({ tab }: { readonly tab: ExploreTab }) {
  const [, navigate] = useLocation();
  // Who has gone elsewhere while a file was read is not called back.
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const take = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const before = store.getState().imported;
      await importJson(file);
      const after = store.getState().imported;
      if (!here.current) continue;
      if (after.predictions !== before.predictions) navigate(writeAddress({ tab, source: 'imported', names: null }));
      else if (after.tagSets !== before.tagSets) navigate(writeAddress({ tab: 'overlap', source: 'tag-sets', names: null }));
    }
  };
  return (
    <FileButton multiple accept="application/json,.json" onChange={(files) => void take(files)} inputProps={{ 'aria-label': 'Import JSON' }}>
      {(props) => (
        <Button {...props} variant="default" size="xs" leftSection={<IconFileImport size={16} aria-hidden />}>
          Import predictions or tag sets (JSON)
        </Button>
      )}
    </FileButton>
  );
}
