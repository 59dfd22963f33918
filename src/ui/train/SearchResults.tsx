import { useState } from 'react';
import type { Search } from '../../library/searches.ts';
import { ParallelChart } from '../charts/parallel.tsx';
import { counted } from '../format.ts';
import { KeepRecipe } from './KeepRecipe.tsx';
import { bestTrial, trialAxes } from './trials.ts';
import { TrialTable } from './TrialTable.tsx';
import classes from './train.module.css';

/** What has been tried so far: picture, table, and the recipe of one trial to keep. */
export function SearchResults({ search }: { readonly search: Search }) {
  const { trials, data } = search;
  const [picked, setPicked] = useState<number | null>(null);
  const chosen = trials.find(({ number }) => number === picked) ?? bestTrial(trials);
  if (!chosen) return <p className={classes.note}>No trial has ended yet.</p>;
  return (
    <>
      <ParallelChart
        title="Trials"
        notes={[
          `One line a trial: what was varied, then what came of it, the better the higher. ${
            picked === null ? 'The best' : `Trial ${chosen.number}`
          } stands out. ${counted(trials.length, 'trial')}.`,
        ]}
        fileName={`${data} search`}
        axes={trialAxes(search)}
        names={trials.map(({ number }) => `Trial ${number}`)}
        chosen={trials.indexOf(chosen)}
      />
      <TrialTable search={search} chosen={chosen.number} onChoose={({ number }) => setPicked(number)} />
      <KeepRecipe key={chosen.number} search={search} trial={chosen} />
    </>
  );
}
