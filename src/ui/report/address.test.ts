import { expect, it } from 'vitest';
import { readView, reportAddress, REPORT_VIEWS } from './address.ts';

it('leads to each view and back', () => {
  expect(reportAddress('e1', 'scores')).toBe('/report/e1');
  expect(reportAddress('imported', 'top-k')).toBe('/report/imported/top-k');
  for (const { id } of REPORT_VIEWS) expect(readView(reportAddress('e1', id).split('/')[3])).toBe(id);
  expect(readView('nonsense')).toBe('scores');
});
