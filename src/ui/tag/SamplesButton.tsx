import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { addSamples } from '../../app/tag.ts';

/** Puts the shipped samples in the queue; busy until their list has arrived. */
export function SamplesButton() {
  const [fetching, setFetching] = useState(false);
  const trySamples = async (): Promise<void> => {
    setFetching(true);
    await addSamples();
    setFetching(false);
  };
  return (
    <Button
      variant="default"
      size="sm"
      loading={fetching}
      leftSection={<IconPlayerPlay size={16} aria-hidden />}
      onClick={() => void trySamples()}
    >
      Try the samples
    </Button>
  );
}
