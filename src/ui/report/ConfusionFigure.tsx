import { mostConfused, type Analysis } from '../../app/report/analysis.ts';
import { CONFUSION_DEFINITION } from '../../app/report/words.ts';
import { ChartFrame } from '../charts/chartFrame.tsx';
import { Confusion } from '../charts/confusion.tsx';
import { confusionShapes } from '../charts/confusionGeometry.ts';
import { MarkedName } from '../confidence/MarkedName.tsx';
import { thinAmong } from '../confidence/words.ts';
import { counted, percent } from '../format.ts';
import classes from './report.module.css';

/** More would be a wallpaper. */
const MOST = 20;
const LISTED = 5;

interface ConfusionFigureProps {
  readonly tags: readonly string[];
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
  readonly analysis: Analysis;
}

/** Which wrong tags the rows of each true tag are given. */
export function ConfusionFigure({ tags, thin, analysis: { confusions, level } }: ConfusionFigureProps) {
  const { shares, counts, chances } = confusions;
  const pairs = mostConfused(confusions, LISTED);
  return (
    <section className={classes.confusion} aria-label="Confusion">
      <ChartFrame
        title="What is confused with what"
        notes={[CONFUSION_DEFINITION, ...(tags.length > MOST ? [`The ${MOST} of ${tags.length} tags that are confused most, or as many as fit.`] : [])]}
        thin={thinAmong(thin, tags)}
        fileName="confusion"
        table={{
          columns: ['True tag', ...tags.map((tag) => `given ${tag}`)],
          rows: tags.map((tag, a) => [tag, ...shares[a].map((share, b) => (a === b || share === null ? '–' : percent(share)))]),
        }}
      >
        {(width) => {
          const shapes = confusionShapes(tags, confusions, width, MOST);
          return (
            <Confusion
              shapes={shapes}
              words={({ row, column, share }) => {
                const [a, b] = [shapes.tags[row], shapes.tags[column]];
                return share === null
                  ? `No ${level} has ${tags[a]} without ${tags[b]}`
                  : `${counts[a][b]} of ${counted(chances[a][b], level)} with ${tags[a]} and without ${tags[b]} are given ${tags[b]}: ${percent(share)}`;
              }}
            />
          );
        }}
      </ChartFrame>
      <div>
        <h3 className={classes.blockTitle}>Confused most often</h3>
        {pairs.length > 0 ? (
          <ol className={classes.pairs}>
            {pairs.map(({ truth, given, count, chances: of, share }) => (
              <li key={`${truth},${given}`}>
                <b>{tags[truth]}</b> is also given{' '}
                <b>
                  <MarkedName tag={tags[given]} thin={thin} />
                </b>
                <span>
                  {count} of {counted(of, level)}, {percent(share)}
                </span>
              </li>
            ))}
          </ol>
        ) : (
          <p className={classes.after}>No wrong tag was given to five {level}s or more that could have been.</p>
        )}
      </div>
    </section>
  );
}
