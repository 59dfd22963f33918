import type { NamedByTag } from '../../app/report/tagRows.ts';
import { MarkedName } from '../confidence/MarkedName.tsx';
import type { SortedColumn } from './SortedTable.tsx';

/** The column that names the row, marked where the tag rests on few works. */
export function tagColumn(thin: ReadonlyMap<string, number>): SortedColumn<NamedByTag> {
  return { key: 'tag', short: 'Tag', title: 'Tag', value: ({ tag }) => tag, cell: ({ tag }) => <MarkedName tag={tag} thin={thin} /> };
}
