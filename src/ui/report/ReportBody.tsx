import { CalibrationSection } from './CalibrationSection.tsx';
import { CompareSection } from './CompareSection.tsx';
import { HeldOut } from './HeldOut.tsx';
import { RankingScoresSection } from './RankingScoresSection.tsx';
import { TagSection, type TagSectionProps } from './TagSection.tsx';

/** Everything that follows from scores and true tags, whoever made them. */
export function ReportBody(props: TagSectionProps) {
  const { source } = props;
  return (
    <>
      <RankingScoresSection source={source} />
      <CalibrationSection source={source} />
      <TagSection {...props} />
      <HeldOut source={source} />
      <CompareSection source={source} />
    </>
  );
}
