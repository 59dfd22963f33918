import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { download } from '../../app/download.ts';
import { problemOf } from '../../app/problem.ts';
import type { Fact } from '../../app/report/document.ts';
import type { ReportSource } from '../../app/report/source.ts';
import type { Report } from '../../app/state.ts';
import { notify } from '../../app/store.ts';
import { savedReport, type SavedKind } from './saveReport.ts';
import classes from './report.module.css';

interface SaveMenuProps {
  readonly source: ReportSource;
  readonly facts: readonly Fact[];
  /** How many tags each row is given; null for the rounded coverage error. */
  readonly size: number | null;
  /** How the nets were trained; null for imported predictions. */
  readonly nets: Report['nets'] | null;
}

/** One press saves the whole report as a page of its own; the menu has its figures as data. */
export function SaveMenu({ source, facts, size, nets }: SaveMenuProps) {
  const [saving, setSaving] = useState(false);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const save = async (kind: SavedKind): Promise<void> => {
    const stopping = new AbortController();
    stop.current = stopping;
    setSaving(true);
    try {
      const { blob, name } = await savedReport(source, { facts, size, nets, kind }, stopping.signal);
      download(blob, name);
    } catch (thrown) {
      if (!stopping.signal.aborted) notify('error', problemOf(thrown, source.name));
    } finally {
      if (!stopping.signal.aborted) setSaving(false);
    }
  };

  return (
    <div className={classes.save}>
      <Button variant="default" loading={saving} leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void save('html')}>
        Save report
      </Button>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" disabled={saving} rightSection={<IconChevronDown size={16} aria-hidden />}>
            Save data
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void save('scores')}>Scores by tag (CSV)</Menu.Item>
          <Menu.Item onClick={() => void save('top-k')}>Counts and captured by tag (CSV)</Menu.Item>
          <Menu.Item onClick={() => void save('pass-rates')}>Pass rate over K (CSV)</Menu.Item>
          <Menu.Item onClick={() => void save('tracks')}>Tracks (CSV)</Menu.Item>
          <Menu.Item onClick={() => void save('json')}>All figures (JSON)</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
