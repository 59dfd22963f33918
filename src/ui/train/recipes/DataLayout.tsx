import { IconFile, IconFileMusic, IconFolder } from '@tabler/icons-react';
import type { LayoutEntry, SystemAccount } from '../../../nets/systemAccounts.ts';
import classes from './recipes.module.css';

const ICONS = { folder: IconFolder, music: IconFileMusic, file: IconFile } as const satisfies Record<LayoutEntry['kind'], unknown>;

/** What the folder of a system looks like. */
export function DataLayout({ data }: Pick<SystemAccount, 'data'>) {
  return (
    <>
      <p className={classes.text}>{data.text} Any other labelled folder works too.</p>
      <ul className={classes.tree} aria-label="A folder as it expects it">
        {data.layout.map(({ kind, name, depth }) => {
          const EntryIcon = ICONS[kind];
          return (
            <li key={name} style={{ paddingLeft: 24 * depth }}>
              <EntryIcon size={16} stroke={1.5} aria-hidden="true" />
              {name}
            </li>
          );
        })}
      </ul>
    </>
  );
}
