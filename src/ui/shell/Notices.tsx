import { Button, Notification } from '@mantine/core';
import { useEffect } from 'react';
import type { Notice } from '../../app/state.ts';
import { dismiss, useApp } from '../../app/store.ts';
import { sentence } from '../sentences.ts';
import classes from './Notices.module.css';

const SHOWN = 3;
const INFO_MS = 10_000;
const COLOURS = { info: 'gray', warning: 'yellow', error: 'red' } as const;

/** Lines that are about no single track: above the player, spoken to screen readers, dismissible. */
export function Notices() {
  const notices = useApp((state) => state.notices);
  const hidden = notices.length - SHOWN;
  return (
    <div className={classes.stack} role="log" aria-live="polite" aria-label="Notices">
      {notices.slice(-SHOWN).map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
      {hidden > 0 && (
        <Button className={classes.rest} size="compact-sm" variant="default" onClick={() => notices.forEach(({ id }) => dismiss(id))}>
          {hidden} more: dismiss all
        </Button>
      )}
    </div>
  );
}

function NoticeLine({ notice: { id, kind, problem } }: { readonly notice: Notice }) {
  useEffect(() => {
    if (kind !== 'info') return;
    const timer = setTimeout(() => dismiss(id), INFO_MS);
    return () => clearTimeout(timer);
  }, [id, kind]);
  return (
    <Notification
      className={classes.notice}
      color={COLOURS[kind]}
      onClose={() => dismiss(id)}
      closeButtonProps={{ 'aria-label': 'Dismiss' }}
      role={kind === 'error' ? 'alert' : undefined}
      withBorder
    >
      {sentence(problem)}
    </Notification>
  );
}
