import { timer } from 'd3';
import { useEffect, useRef, useState } from 'react';
import { movedBars, moveDuration, type PredictionBar } from './predictionBarsGeometry.ts';

/** Everything that makes one set of bars differ from another. */
const signature = (bars: readonly PredictionBar[]): string => bars.map(({ tag, value, isTrue, y }) => `${tag} ${value} ${isTrue} ${y}`).join();

/**
 * The bars as they are to be drawn now, on their way to `target`. They jump on the first drawing,
 * when the width changes, and when `still` asks for it.
 */
export function useMovedBars(target: readonly PredictionBar[], width: number, still: boolean): readonly PredictionBar[] {
  const [frame, setFrame] = useState(target);
  const drawn = useRef({ bars: target, width });
  const wanted = useRef(target);
  // Declared first, so that it has run before the next one reads it.
  useEffect(() => {
    wanted.current = target;
  });
  const key = signature(target);

  useEffect(() => {
    const to = wanted.current;
    const show = (bars: readonly PredictionBar[]): void => {
      drawn.current = { bars, width };
      setFrame(bars);
    };
    const from = drawn.current;
    if (still || from.width !== width || signature(from.bars) === key) {
      show(to);
      return undefined;
    }
    const moving = timer((elapsed) => {
      show(movedBars(from.bars, to, elapsed));
      if (elapsed >= moveDuration(to.length)) moving.stop();
    });
    return () => moving.stop();
  }, [key, width, still]);

  return frame;
}
