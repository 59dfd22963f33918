import { Button, Progress } from '@mantine/core';
import { cancelTagging } from '../../app/tag.ts';
import { useApp } from '../../app/store.ts';
import { count, counted, timeLeft } from '../format.ts';
import classes from './Toolbar.module.css';

/** How far the batch is, how long it takes, and its end. */
export function QueueProgress() {
  const { running, total, done, failed, secondsLeft } = useApp((state) => state.queue);
  const listed = useApp((state) => state.order.length);
  if (!running) {
    return (
      <div className={classes.progress}>
        <output className={classes.text} style={{ margin: 0 }}>
          {counted(listed, 'track')}
          {failed > 0 && <span className={classes.failed}> · {count(failed)} failed</span>}
        </output>
      </div>
    );
  }
  const finished = done + failed;
  return (
    <div className={classes.progress}>
      <div className={classes.numbers}>
        <span className={classes.text}>
          {count(finished)} of {counted(total, 'track')}
          {failed > 0 && <span className={classes.failed}> · {count(failed)} failed</span>}
          {secondsLeft !== null && ` · ${timeLeft(secondsLeft)} left`}
        </span>
        <Progress value={(finished / Math.max(1, total)) * 100} size="sm" aria-label="Tagging" />
      </div>
      <Button size="xs" variant="default" onClick={cancelTagging}>
        Cancel
      </Button>
    </div>
  );
}
