import type { ReactNode } from 'react';
import type { ReportView } from './address.ts';
import { CalibrationSection } from './CalibrationSection.tsx';
import { CompareSection } from './CompareSection.tsx';
import { HeldOut } from './HeldOut.tsx';
import { RankingScoresSection } from './RankingScoresSection.tsx';
import { ReportTabs } from './ReportTabs.tsx';
import { SingleLabelSection } from './SingleLabelSection.tsx';
import { TagSection, type TagSectionProps } from './TagSection.tsx';
import { TagsView } from './TagsView.tsx';
import { TopKView } from './TopKView.tsx';
import { TrackView } from './TrackView.tsx';

interface ReportBodyProps extends TagSectionProps {
  readonly view: ReportView;
  /** Below the scores: how the nets were trained, where that is known. */
  readonly training?: ReactNode;
}

/** Everything that follows from scores and true tags, whoever made them. */
export function ReportBody({ view, training = null, ...props }: ReportBodyProps) {
  const { source } = props;
  return (
    <>
      <ReportTabs id={source.id} view={view} />
      {view === 'scores' && (
        <>
          <RankingScoresSection source={source} />
          <CalibrationSection source={source} />
          <SingleLabelSection source={source} />
          <TagSection {...props} />
          <HeldOut source={source} />
          <CompareSection source={source} />
          {training}
        </>
      )}
      {view === 'top-k' && <TopKView {...props} />}
      {view === 'tracks' && <TrackView {...props} />}
      {view === 'tags' && <TagsView source={source} />}
    </>
  );
}
