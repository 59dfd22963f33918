/** Trainings of a comparison or a search have names that begin with its own. */
export function stepId(series: string, step: number): string {
  return `${series}.${step}`;
}

/** The series that a training belongs to; null for one by itself. */
export function seriesOf(training: string): string | null {
  const [series, step] = training.split('.');
  return step === undefined ? null : series;
}
