import classes from './tooltip.module.css';

export interface TooltipPlace {
  /** px from the left and the top of the chart. */
  readonly x: number;
  readonly y: number;
}

interface ChartTooltipProps {
  readonly place: TooltipPlace;
  /** Width of the chart, so that the words stay over it. */
  readonly width: number;
  readonly text: string;
  readonly more?: string;
}

const GAP = 14;

/** A line or two beside the pointer or the focused mark; the mark itself carries the same words. */
export function ChartTooltip({ place: { x, y }, width, text, more }: ChartTooltipProps) {
  const fromRight = x > width / 2;
  const side = fromRight ? { right: Math.max(0, width - x + GAP) } : { left: x + GAP };
  const room = Math.max(120, (fromRight ? x : width - x) - GAP);
  return (
    <div role="tooltip" className={classes.tooltip} style={{ ...side, top: Math.max(0, y - 12), maxWidth: Math.min(260, room) }}>
      {text}
      {more !== undefined && <span className={classes.more}>{more}</span>}
    </div>
  );
}
