import type { EnsembleSummary } from '../../app/state.ts';
import { calibrationText, thinList } from '../confidence/words.ts';
import { counted, duration } from '../format.ts';
import classes from './EnsembleEntry.module.css';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

function prior(value: number | undefined, digits: number): string {
  return value === undefined ? '' : `, prior ${value.toFixed(digits)}`;
}

/** What an ensemble was trained on, and how good it is beside what needs no music at all. */
export function EnsembleCard({ ensemble }: { readonly ensemble: EnsembleSummary }) {
  const { card, calibration, thin, tags, track, priorTrack, recipeTitle, created } = ensemble;
  return (
    <dl className={classes.card}>
      <dt>Trained on</dt>
      <dd>
        {card.data}: {counted(card.tracks, 'track')}, {counted(card.tiles, 'tile')}
      </dd>
      <dt>Split</dt>
      <dd>
        {card.trainingTracks} training, {card.validationTracks} validation, {card.heldOutTracks} held out, by {card.split}
      </dd>
      <dt>Tags</dt>
      <dd>{tags.length > 12 ? `${tags.slice(0, 12).join(', ')} and ${tags.length - 12} more` : tags.join(', ')}</dd>
      <dt>Tag frequency</dt>
      <dd>{card.baseRates ? 'as in the training tracks' : 'every tag as likely as not'}</dd>
      {thin.size > 0 && (
        <>
          <dt>Thin evidence</dt>
          <dd>{thinList(thin)}: treat with care</dd>
        </>
      )}
      <dt>Confidences</dt>
      <dd>{calibrationText(calibration)}</dd>
      <dt>Ranking precision</dt>
      <dd>{track ? `${track.lrap.toFixed(3)} (LRAP, best 1${prior(priorTrack?.lrap, 3)})` : 'not measured'}</dd>
      <dt>Coverage error</dt>
      <dd>{track ? `${track.coverage.toFixed(2)} (best ${track.bestCoverage.toFixed(2)}${prior(priorTrack?.coverage, 2)})` : 'not measured'}</dd>
      <dt>Made</dt>
      <dd>
        {recipeTitle}, {day.format(created)}, {duration(card.seconds)} on {card.device}
      </dd>
      {card.command !== null && (
        <>
          <dt>Repeat with</dt>
          <dd>
            <code>{card.command}</code>
          </dd>
        </>
      )}
    </dl>
  );
}
