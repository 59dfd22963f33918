import { ActionIcon, Button, Group, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { clearTileCache, wipe } from '../../app/housekeeping.ts';
import { useApp } from '../../app/store.ts';
import { focusNow } from '../focusNow.ts';
import { bytes, counted } from '../format.ts';
import { forgetPreferences } from '../preferences.ts';

/** What leaves this machine: nothing. What is kept on it, and how to delete that. */
export function PrivacyPopover() {
  const [opened, popover] = useDisclosure(false);
  return (
    <Popover width={320} position="bottom-end" withArrow={false} shadow="md" opened={opened} onChange={popover.set} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="What leaves this machine" onClick={popover.toggle}>
          <IconLock size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Privacy onDone={popover.close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Privacy({ onDone }: { readonly onDone: () => void }) {
  const requests = useApp((state) => state.requests);
  const storage = useApp((state) => state.storage);
  const ensembles = useApp((state) => state.ensembles.filter(({ shipped }) => !shipped).length);
  const [asking, setAsking] = useState(false);
  const used = storage.bytes === null ? 'an unknown amount' : bytes(storage.bytes);
  const quota = storage.quota === null ? '' : ` of ${bytes(storage.quota)}`;

  const deleteAll = async (): Promise<void> => {
    await wipe();
    forgetPreferences();
    onDone();
  };

  return (
    <Stack gap="sm">
      <div>
        <Text fw={600}>What leaves this machine: nothing</Text>
        <Text size="sm" c="dimmed">
          Music is decoded, tagged and learnt in this tab. The page may only talk to {window.location.host || 'its own host'}, for
          its own parts.
        </Text>
      </div>
      <Text size="sm">
        {counted(requests, 'request')} since load, all to {window.location.host || 'its own host'}.
      </Text>
      <Text size="sm">
        {storage.refused ? 'This browser refuses to store anything: results last as long as this tab.' : `Stored in this browser: ${used}${quota}.`}
      </Text>
      {asking ? (
        <Stack gap="xs">
          <Text size="sm">
            Delete the track list, predictions, cached tiles and {counted(ensembles, 'ensemble')} of your own? Your files stay where they
            are.
          </Text>
          <Group gap="xs">
            <Button size="xs" color="red" onClick={() => void deleteAll()}>
              Delete everything
            </Button>
            <Button size="xs" variant="default" onClick={() => setAsking(false)} ref={focusNow}>
              Keep
            </Button>
          </Group>
        </Stack>
      ) : (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            Delete everything stored…
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={() => void clearTileCache()}>
            Empty the cache
          </Button>
        </Group>
      )}
    </Stack>
  );
}
