import { Link } from 'wouter';
import { PLACES, type Place } from '../places.tsx';
import classes from './Rail.module.css';

export function Rail({ current }: { readonly current: Place['id'] }) {
  return (
    <nav className={classes.rail} aria-label="Places">
      {PLACES.map(({ id, label, href, icon: Icon }) => (
        <Link key={id} href={href} className={classes.place} aria-current={id === current ? 'page' : undefined}>
          <Icon size={22} stroke={1.6} aria-hidden />
          {label}
        </Link>
      ))}
    </nav>
  );
}
