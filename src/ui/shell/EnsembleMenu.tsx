import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconSettings, IconStack2 } from '@tabler/icons-react';
import { chooseEnsemble } from '../../app/ensembles.ts';
import { useApp } from '../../app/store.ts';
import { counted } from '../format.ts';
import { EnsembleManager } from './EnsembleManager.tsx';
import classes from './Header.module.css';

/** The ensemble in use, the others one press away. */
export function EnsembleMenu() {
  const ensembles = useApp((state) => state.ensembles);
  const ensembleId = useApp((state) => state.ensembleId);
  const restored = useApp((state) => state.restored);
  const [managing, manager] = useDisclosure(false);
  const current = ensembles.find(({ id }) => id === ensembleId);
  const name = current?.name ?? (restored ? 'No ensemble' : 'Loading…');
  return (
    <>
      <Menu width={280} position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            fw={500}
            className={classes.ensemble}
            leftSection={<IconStack2 size={18} stroke={1.6} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={`Ensemble in use: ${name}`}
          >
            {name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Ensemble in use</Menu.Label>
          <Menu.RadioGroup value={ensembleId} onChange={(id) => void chooseEnsemble(id)}>
            {ensembles.map(({ id, name, tags }) => (
              <Menu.RadioItem key={id} value={id} rightSection={<span className={classes.count}>{counted(tags.length, 'tag')}</span>}>
                {name}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<IconSettings size={16} aria-hidden />} onClick={manager.open}>
            Manage ensembles…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EnsembleManager opened={managing} onClose={manager.close} />
    </>
  );
}
