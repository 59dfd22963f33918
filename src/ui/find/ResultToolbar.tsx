import { Button, Switch } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import type { Ranking } from '../../app/find/rank.ts';
import { isFiltered } from '../../app/find/query.ts';
import { count } from '../format.ts';
import { isTyping } from '../keys.ts';
import { usePlayer } from '../player/playback.ts';
import { toggleAudition, useAudition } from './audition.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { findView, NONE_SELECTED, useFindView } from './findView.ts';
import classes from './ResultToolbar.module.css';

/** How many were found, and what can be done with the list as a whole. */
export function ResultToolbar({ ranking }: { readonly ranking: Ranking }) {
  const selected = useFindView((view) => view.selected.size);
  const filtered = useFindView((view) => isFiltered(view.query.filters));
  const asking = useFindView((view) => view.asking);
  const on = useAudition((state) => state.on);
  useWindowEvent('keydown', (event) => {
    if (event.key !== 'a' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    toggleAudition();
  });
  const { index, rows } = ranking;
  return (
    <div className={classes.toolbar}>
      <Button
        className={classes.ask}
        size="xs"
        variant={filtered ? 'light' : 'default'}
        aria-expanded={asking}
        leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        onClick={() => findView.setState({ asking: !asking })}
      >
        {asking ? `Show ${count(rows.length)}` : 'Refine'}
      </Button>
      <output className={classes.count}>
        {count(rows.length)} of {count(index.tracks.length)}
        <span className={classes.word}> tracks</span>
        {index.untagged > 0 && <span className={classes.word}> · {count(index.untagged)} not tagged yet</span>}
      </output>
      {selected > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => findView.setState({ selected: NONE_SELECTED })}>
          {count(selected)} selected, clear
        </Button>
      )}
      <div className={classes.end}>
        <Switch
          size="xs"
          label={
            <>
              Audition <TimeLeft />
            </>
          }
          title="Play the best 30 s, then go on to the next track"
          checked={on}
          onChange={toggleAudition}
        />
        <ExportMenu ranking={ranking} />
      </div>
    </div>
  );
}

/** Seconds until the next track. */
function TimeLeft() {
  const on = useAudition((state) => state.on);
  const to = useAudition((state) => (state.current?.started ? state.current.to : null));
  const left = usePlayer(({ currentTime }) => (to === null ? null : Math.ceil(to - currentTime)));
  return on && left !== null && left > 0 ? <span className={classes.left}>{left} s</span> : null;
}
