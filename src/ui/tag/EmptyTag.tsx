import { counted } from '../format.ts';
import { useEnsemble } from '../useEnsemble.ts';
import { AddButtons } from './AddButtons.tsx';
import { SamplesButton } from './SamplesButton.tsx';
import page from '../emptyPage.module.css';
import classes from './EmptyTag.module.css';

/** Nothing listed yet: what to drop, what happens then, and who answers. */
export function EmptyTag() {
  const ensemble = useEnsemble();
  return (
    <div className={page.empty}>
      <h1 className={page.title}>Drop music anywhere on this page</h1>
      <p className={page.lead}>
        Single files or whole folders: MP3, M4A, FLAC, OGG, Opus, WAV, AIFF or WebM. The files stay where they are, and nothing leaves
        this machine.
      </p>
      <div className={page.actions}>
        <AddButtons size="sm" variant="filled" />
        <SamplesButton />
      </div>
      <ol className={classes.steps}>
        <li>
          <strong>Decoded here.</strong> Each track is cut into pieces of 9.3 seconds.
        </li>
        <li>
          <strong>Heard by one net per genre.</strong> Each net says how much a piece sounds like its genre.
        </li>
        <li>
          <strong>Shown as a ranking.</strong> The mean over all pieces, and where in the track each genre is strongest.
        </li>
      </ol>
      {ensemble && (
        <p className={classes.card}>
          {ensemble.name} answers: {ensemble.tags.length} nets trained on {counted(ensemble.card.tracks, 'track')} ({ensemble.card.data}).
          {ensemble.track &&
            ` On tracks it never heard, its ranking precision is ${ensemble.track.lrap.toFixed(2)} of 1${
              ensemble.priorTrack ? `; guessing by frequency alone gives ${ensemble.priorTrack.lrap.toFixed(2)}` : ''
            }.`}
        </p>
      )}
    </div>
  );
}
