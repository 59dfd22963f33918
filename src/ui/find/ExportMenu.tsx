import { Button, Menu } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { exportList, type ExportKind } from '../../app/find/export/exportList.ts';
import type { Ranking } from '../../app/find/rank.ts';
import { count, counted } from '../format.ts';
import { isTyping } from '../keys.ts';
import { useCalibration } from '../useEnsemble.ts';
import { findView, useFindView } from './findView.ts';
import classes from './ExportMenu.module.css';

const KINDS: readonly (readonly [kind: ExportKind, name: string])[] = [
  ['m3u8', 'Playlist (M3U8)'],
  ['csv', 'Table (CSV)'],
  ['json', 'Data (JSON)'],
  ['audacity-best', 'Audacity labels: best 30 s'],
  ['audacity-tiles', 'Audacity labels: every 9 s'],
];

/** Saves the selected tracks, or the whole list where none is selected. */
export function ExportMenu({ ranking }: { readonly ranking: Ranking }) {
  const [opened, setOpened] = useState(false);
  const calibration = useCalibration();
  const selected = useFindView((view) => view.selected);
  const chosen = selected.size > 0 ? ranking.rows.filter(({ track }) => selected.has(track.key)).length : ranking.rows.length;
  const none = chosen === 0;
  useWindowEvent('keydown', (event) => {
    if (event.key !== 'e' || event.ctrlKey || event.metaKey || event.altKey || none || isTyping(event.target)) return;
    event.preventDefault();
    setOpened(true);
  });
  return (
    <Menu opened={opened && !none} onChange={setOpened} withinPortal={false} withInitialFocusPlaceholder={false} position="bottom-end" width={240} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button size="xs" variant="default" disabled={none} aria-label={`Export ${counted(chosen, selected.size > 0 ? 'selected track' : 'track')}`} leftSection={<IconDownload size={16} aria-hidden />} classNames={classes}>
          {selected.size > 0 ? `Export ${count(chosen)}` : 'Export'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.map(([kind, name]) => (
          <Menu.Item key={kind} onClick={() => exportList(kind, ranking, findView.getState().query, selected, calibration)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
