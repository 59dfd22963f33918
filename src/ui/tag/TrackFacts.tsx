import type { Track } from '../../app/state.ts';
import { clock, count } from '../format.ts';
import classes from './TrackDetail.module.css';

/** What was measured and what the file says of itself; lines that are not known are left out. */
export function TrackFacts({ track }: { readonly track: Track }) {
  const { descriptors, seconds, album, year, labels, embeddedGenres, path } = track;
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    ['True tags', labels && labels.length > 0 ? labels.join(', ') : null],
    ['Length', seconds === null ? null : clock(seconds)],
    ['Level', descriptors ? `${descriptors.level.toFixed(1).replace('-', '−')} dB` : null],
    ['Spectral centroid', descriptors ? `${count(Math.round(descriptors.centroid))} Hz` : null],
    ['Loudness', descriptors ? `${descriptors.loudness.toFixed(1)} (sum over Bark bands)` : null],
    ['Album', album || null],
    ['Year', year === null ? null : String(year)],
    ['Embedded genres', embeddedGenres.length > 0 ? embeddedGenres.join(', ') : null],
    ['File', path],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name} className={classes.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
