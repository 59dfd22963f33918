import { SegmentedControl } from '@mantine/core';
import type { FolderSummary } from '../../app/state.ts';
import { splitFolderBy } from '../../app/train.ts';
import { Choice } from './Choice.tsx';

type SplitChoiceProps = Pick<FolderSummary, 'splitBy' | 'groups' | 'tracks'>;

/** What is held out to stop and to score the nets; decides which tags have enough of it. */
export function SplitChoice({ splitBy, groups, tracks }: SplitChoiceProps) {
  return (
    <Choice label="Hold out" hint={hintOf(splitBy, groups < tracks)}>
      <SegmentedControl
        fullWidth
        value={splitBy}
        data={[
          { value: 'group', label: 'Whole groups', disabled: groups >= tracks },
          { value: 'track', label: 'Single tracks' },
        ]}
        onChange={splitFolderBy}
      />
    </Choice>
  );
}

function hintOf(splitBy: SplitChoiceProps['splitBy'], grouped: boolean): string {
  if (splitBy === 'group') {
    return 'Whole groups (recording, album, film, folder) are held out: tracks of one group sound alike, so this is the honest test.';
  }
  return grouped
    ? 'Single tracks are held out: a net may know a track’s film from training, so the scores flatter it.'
    : 'Every track stands alone here. Sub-folders or a group column would keep the tracks of one film together.';
}
