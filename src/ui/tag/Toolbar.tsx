import { ActionIcon, Menu, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconDots, IconSearch } from '@tabler/icons-react';
import { addSamples, removeTracks, retry } from '../../app/tag.ts';
import { store } from '../../app/store.ts';
import type { BarOrder } from '../charts/confidenceBarsGeometry.ts';
import type { Wording } from '../confidence/words.ts';
import { useBarOrder, useWording } from '../preferences.ts';
import { useCalibration } from '../useEnsemble.ts';
import { AddButtons } from './AddButtons.tsx';
import { SORTS, type SortId } from './arrange.ts';
import { QueueProgress } from './QueueProgress.tsx';
import { tagView, useTagView } from './tagView.ts';
import classes from './Toolbar.module.css';

function failedKeys(): string[] {
  return [...store.getState().tracks.values()].filter(({ stage }) => stage === 'failed').map(({ key }) => key);
}

/** Adding, progress, and how the list is looked at. */
export function Toolbar() {
  const sort = useTagView((view) => view.sort);
  const filter = useTagView((view) => view.filter);
  const [order, setOrder] = useBarOrder();
  const [wording, setWording] = useWording();
  const worded = useCalibration().kind !== 'none';
  return (
    <div className={classes.toolbar}>
      <div className={classes.row}>
        <div className={classes.add}>
          <AddButtons size="xs" variant="default" />
        </div>
        <QueueProgress />
        <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label="More for the list">
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void addSamples()}>Add the samples</Menu.Item>
            <Menu.Item onClick={() => retry(failedKeys())}>Retry failed tracks</Menu.Item>
            <Menu.Divider />
            <Menu.Item onClick={() => removeTracks(failedKeys())}>Remove failed tracks</Menu.Item>
            <Menu.Item onClick={() => removeTracks(store.getState().order)}>Remove all from the list</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.row}>
        <TextInput
          id="track-filter"
          className={classes.filter}
          size="xs"
          placeholder="Filter by title, artist, folder or tag"
          aria-label="Filter"
          type="search"
          leftSection={<IconSearch size={15} aria-hidden />}
          value={filter}
          onChange={(event) => tagView.setState({ filter: event.currentTarget.value })}
        />
        <Select
          className={classes.sort}
          size="xs"
          aria-label="Sort"
          data={SORTS}
          value={sort}
          allowDeselect={false}
          onChange={(value) => tagView.setState({ sort: (value ?? 'added') as SortId })}
          comboboxProps={{ width: 160, position: 'bottom-end' }}
        />
        {worded && (
          <SegmentedControl
            size="xs"
            aria-label="Confidences as"
            value={wording}
            onChange={(value) => setWording(value as Wording)}
            data={[
              { value: 'words', label: 'Words' },
              { value: 'numbers', label: 'Numbers' },
            ]}
          />
        )}
        <div className={classes.bars}>
          <span aria-hidden>Bars</span>
          <SegmentedControl
            size="xs"
            aria-label="Order of the bars"
            value={order}
            onChange={(value) => setOrder(value as BarOrder)}
            data={[
              { value: 'ranked', label: 'Ranked' },
              { value: 'fixed', label: 'Fixed' },
            ]}
          />
        </div>
      </div>
    </div>
  );
}
