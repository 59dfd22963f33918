import { SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { analyse } from '../../app/report/analysis.ts';
import { canTune, usualRule, usualSize, type Rule } from '../../app/report/decisions.ts';
import type { LevelName, ReportSource } from '../../app/report/source.ts';
import { LEVEL_LABELS, ruleSentence } from '../../app/report/words.ts';
import { useAsync } from '../inspect/useAsync.ts';
import { sentence } from '../sentences.ts';
import { ConfusionFigure } from './ConfusionFigure.tsx';
import { CurvesFigures } from './CurvesFigures.tsx';
import { SizeInput } from './SizeInput.tsx';
import { TagScoresTable } from './TagScoresTable.tsx';
import classes from './report.module.css';

const RULES: Readonly<Record<Rule['by'], string>> = { top: 'Top K', targets: 'As many as true', tuned: 'Tuned thresholds' };

export interface TagSectionProps {
  readonly source: ReportSource;
  /** How many tags each row is given; null for the rounded coverage error. */
  readonly chosenSize: number | null;
  readonly onChosenSize: (size: number | null) => void;
}

/** How well each tag is told: the classification report, curves, and what is confused, for one level and one rule. */
export function TagSection({ source, chosenSize, onChosenSize }: TagSectionProps) {
  const [level, setLevel] = useState<LevelName>('track');
  const [by, setBy] = useState<Rule['by']>(() => usualRule(source.tags.length));
  const rows = (source[level] ?? source.track).rows;
  const usual = useMemo(() => usualSize(rows), [rows]);
  const tunable = useMemo(() => canTune(rows), [rows]);
  const size = chosenSize ?? usual;
  const rule = useMemo((): Rule => (by === 'top' ? { by, size } : { by }), [by, size]);
  const run = useCallback((signal: AbortSignal) => analyse(source, level, rule, signal), [source, level, rule]);
  const analysed = useAsync(run);
  const { value: analysis } = analysed;
  return (
    <section>
      <h2 className={classes.subheading}>Per tag</h2>
      <div className={classes.controls}>
        {source.tile && (
          <SegmentedControl
            aria-label="Rows that are scored"
            value={level}
            data={(['track', 'tile'] as const).map((value) => ({ value, label: LEVEL_LABELS[value] }))}
            onChange={setLevel}
          />
        )}
        <SegmentedControl
          aria-label="How tags are given"
          className={classes.rules}
          value={by}
          data={(Object.keys(RULES) as Rule['by'][])
            .filter((value) => value !== 'tuned' || tunable)
            .map((value) => ({ value, label: RULES[value] }))}
          onChange={setBy}
        />
        {by === 'top' && (
          <SizeInput label={`Tags given to each ${level}`} size={size} most={source.tags.length} onSize={onChosenSize} />
        )}
      </div>
      <p className={classes.prose}>
        {ruleSentence(rule, level, source.unit)}
        {by === 'top' && size === usual && ' That is the rounded coverage error.'}
      </p>
      {analysed.stage === 'failed' && <p role="alert">{sentence(analysed.problem)}</p>}
      {analysis ? (
        <div className={classes.analysed} aria-busy={analysed.stage === 'running'}>
          <TagScoresTable analysis={analysis} thin={source.thin} />
          <CurvesFigures source={source} level={analysis.level} />
          <ConfusionFigure tags={source.tags} thin={source.thin} analysis={analysis} />
        </div>
      ) : (
        analysed.stage === 'running' && <output>Scoring the tags.</output>
      )}
    </section>
  );
}
