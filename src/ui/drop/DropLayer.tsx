import { Loader, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { counted } from '../format.ts';
import type { Place } from '../places.tsx';
import { collectDropped } from './collect.ts';
import { giveFiles } from './give.ts';
import classes from './DropLayer.module.css';

type Drag = { readonly stage: 'none' } | { readonly stage: 'over' } | { readonly stage: 'reading'; readonly files: number };

const COUNT_MS = 100;

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Takes drops anywhere in the window and shows that it will. */
export function DropLayer({ place }: { readonly place: Place['id'] }) {
  const [drag, setDrag] = useState<Drag>({ stage: 'none' });
  const [, navigate] = useLocation();
  const latest = useRef({ place, navigate });
  useEffect(() => {
    latest.current = { place, navigate };
  });

  useEffect(() => {
    const listeners = new AbortController();
    const { signal } = listeners;
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setDrag((now) => (now.stage === 'none' ? { stage: 'over' } : now));
    };
    const leave = (event: DragEvent): void => {
      // Leaving one element for another is not leaving the window.
      if (event.relatedTarget === null) setDrag((now) => (now.stage === 'over' ? { stage: 'none' } : now));
    };
    const drop = async (event: DragEvent): Promise<void> => {
      if (!carriesFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setDrag({ stage: 'reading', files: 0 });
      let shownAt = 0;
      try {
        const collected = await collectDropped(event.dataTransfer.items, (files) => {
          if (performance.now() - shownAt < COUNT_MS) return;
          shownAt = performance.now();
          setDrag({ stage: 'reading', files });
        });
        const { place, navigate } = latest.current;
        giveFiles(collected, place);
        if (place === 'report') navigate('/tag');
      } finally {
        setDrag({ stage: 'none' });
      }
    };
    window.addEventListener('dragenter', over, { signal });
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', (event) => void drop(event), { signal });
    return () => listeners.abort();
  }, []);

  if (drag.stage === 'none') return null;
  return (
    <output className={classes.layer}>
      <div className={classes.sign}>
        {drag.stage === 'over' ? (
          <>
            <Text fw={600} size="lg">
              {place === 'train' ? 'Drop a labelled folder to look at it' : 'Drop music or folders to tag them'}
            </Text>
            <Text c="dimmed">An exported ensemble (.zip) is imported. Nothing leaves this machine.</Text>
          </>
        ) : (
          <>
            <Loader size="sm" />
            <Text>Looking through what was dropped: {counted(drag.files, 'file')}</Text>
          </>
        )}
      </div>
    </output>
  );
}
