import { Link } from 'wouter';
import { reportAddress, REPORT_VIEWS, type ReportView } from './address.ts';
import classes from './report.module.css';

/** The views of one report, each with its own address. */
export function ReportTabs({ id, view }: { readonly id: string; readonly view: ReportView }) {
  return (
    <nav className={classes.tabs} aria-label="Views of the report">
      {REPORT_VIEWS.map((entry) => (
        <Link key={entry.id} href={reportAddress(id, entry.id)} className={classes.tab} aria-current={entry.id === view ? 'page' : undefined}>
          {entry.label}
        </Link>
      ))}
    </nav>
  );
}
