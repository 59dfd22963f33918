import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { chooseEnsemble } from '../../app/ensembles.ts';
import type { Training } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import { dismissTraining } from '../../app/train.ts';
import { thinList } from '../confidence/words.ts';
import { counted } from '../format.ts';
import { verdict } from '../report/verdict.ts';
import { Figures } from './Figures.tsx';
import { ProblemList } from './ProblemList.tsx';
import { duration, share } from './words.ts';
import classes from './train.module.css';

type Done = Extract<Training, { stage: 'done' }>;

/** A finished training: how good it is, and what to do with it. */
export function Trained({ training }: { readonly training: Done }) {
  const { ensembleId, failed, stored } = training;
  const ensemble = useApp((state) => state.ensembles.find(({ id }) => id === ensembleId));
  const inUse = useApp((state) => state.ensembleId === ensembleId);
  if (!ensemble) {
    return (
      <section>
        <h1 className={classes.heading}>Training is done</h1>
        <p className={classes.lead}>The ensemble has been deleted since.</p>
        <Button variant="default" mt="md" onClick={dismissTraining}>
          Train another
        </Button>
      </section>
    );
  }
  const { card, thin, track, priorTrack, tags } = ensemble;
  return (
    <section>
      <h1 className={classes.heading}>{ensemble.name} is trained</h1>
      <p className={classes.lead}>
        {track && priorTrack
          ? `${verdict(track, priorTrack)} Scores are of ${counted(card.heldOutTracks, 'track')} that no net has seen.`
          : 'Too few tracks were left to hold any out, so there is no score.'}
      </p>
      {thin.size > 0 && (
        <p className={classes.lead}>
          Thin evidence: {thinList(thin)}. What sounds alike within so few works may pass for the tag: treat with care.
        </p>
      )}
      {!stored && (
        <p className={classes.error} role="alert">
          This browser refused to store it: it lasts until the tab is closed. Export it from the
          ensemble list to keep it.
        </p>
      )}
      <div className={classes.run}>
        <Figures
          figures={[
            ...(track && priorTrack
              ? [
                  {
                    label: `coverage error of ${tags.length}, best ${track.bestCoverage.toFixed(2)}, prior ${priorTrack.coverage.toFixed(2)}`,
                    value: track.coverage.toFixed(2),
                  },
                  {
                    label: `ranking precision (LRAP), prior ${share(priorTrack.lrap)}`,
                    value: share(track.lrap),
                  },
                ]
              : []),
            { label: `for ${counted(tags.length, 'tag')} on ${card.device}`, value: duration(card.seconds) },
          ]}
        />
        <ProblemList
          title={`${counted(failed.length, 'track')} could not be used`}
          problems={failed}
        />
        <div className={classes.actions}>
          <Button component={Link} href={`/report/${ensembleId}`}>
            Open the report
          </Button>
          {inUse ? (
            <Button component={Link} href="/tag" variant="default">
              In use: tag music with it
            </Button>
          ) : (
            <Button variant="default" onClick={() => void chooseEnsemble(ensembleId)}>
              Use this ensemble
            </Button>
          )}
          <Button variant="subtle" onClick={dismissTraining}>
            Train another
          </Button>
        </div>
      </div>
    </section>
  );
}
