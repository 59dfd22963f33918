/** `#/report/:id/:view`; the first view has no name of its own. */
export type ReportView = 'scores' | 'top-k' | 'tracks' | 'tags';

export const REPORT_VIEWS: readonly { readonly id: ReportView; readonly label: string }[] = [
  { id: 'scores', label: 'Scores' },
  { id: 'top-k', label: 'Top K' },
  { id: 'tracks', label: 'Track by track' },
  { id: 'tags', label: 'Tags' },
];

/** An unknown name means the first view. */
export function readView(name: string | undefined): ReportView {
  return REPORT_VIEWS.find(({ id }) => id === name)?.id ?? 'scores';
}

export function reportAddress(id: string, view: ReportView): string {
  return view === 'scores' ? `/report/${id}` : `/report/${id}/${view}`;
}
