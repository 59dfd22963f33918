import { useMemo } from 'react';
import { ChartFrame } from '../charts/chartFrame.tsx';
import { Matrix } from '../charts/matrix.tsx';
import { commonest, matrixShapes } from '../charts/matrixGeometry.ts';
import { thinAmong } from '../confidence/words.ts';
import type { OverlapView } from './overlapViews.ts';
import { plural, units } from './words.ts';

/** More would be a wallpaper. */
const MOST = 20;

interface MatrixFigureProps {
  readonly view: OverlapView;
  readonly twice: boolean;
  readonly sizes: readonly (readonly (number | null)[])[];
  readonly onChoose: (a: number, b: number) => void;
}

export function MatrixFigure({ view: { data, heading, thin }, twice, sizes, onChoose }: MatrixFigureProps) {
  const { tags, unit } = data;
  const listed = useMemo(() => commonest(sizes, MOST), [sizes]);
  return (
    <ChartFrame
      title={`${twice ? `${heading}: tags` : 'Tags'} that occur together`}
      notes={[
        `Number of ${plural(unit)} with both tags; on the grey diagonal, of each tag alone.`,
        ...(tags.length > listed.length ? [`The commonest of ${tags.length} tags, as many as fit.`] : []),
      ]}
      thin={thinAmong(thin, listed.map((tag) => tags[tag]))}
      fileName="tags together"
      table={{ columns: ['Tag', ...listed.map((tag) => tags[tag])], rows: listed.map((a) => [tags[a], ...listed.map((b) => sizes[a][b] ?? '–')]) }}
    >
      {(width) => {
        const shapes = matrixShapes(tags, sizes, width, MOST);
        return (
          <Matrix
            shapes={shapes}
            words={({ row, column, size, diagonal }) => {
              const [a, b] = [tags[shapes.tags[row]], tags[shapes.tags[column]]];
              const where = diagonal ? a : `${a} + ${b}`;
              return size === null ? `${where}: unknown` : `${units(size, unit)} in ${where}`;
            }}
            onChoose={onChoose}
          />
        );
      }}
    </ChartFrame>
  );
}
