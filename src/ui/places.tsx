import { IconChartDots3, IconCirclesRelation, IconHeadphones, IconListSearch, IconSchool, type Icon } from '@tabler/icons-react';
import { lazy, type ComponentType } from 'react';
import { TagPage } from './tag/TagPage.tsx';

/** One entry of the rail. */
export interface Place {
  readonly id: 'tag' | 'find' | 'explore' | 'train' | 'report';
  readonly label: string;
  readonly icon: Icon;
  /** Where the rail leads. */
  readonly href: string;
  /** Addresses that belong to the place, in the router's syntax. */
  readonly route: string;
  readonly page: ComponentType;
}

/** Only the first page is in the first download. */
export const PLACES: readonly Place[] = [
  { id: 'tag', label: 'Tag', icon: IconHeadphones, href: '/tag', route: '/tag/:track?', page: TagPage },
  {
    id: 'find',
    label: 'Find',
    icon: IconListSearch,
    href: '/find',
    route: '/find/:query?',
    page: lazy(async () => ({ default: (await import('./find/FindPage.tsx')).FindPage })),
  },
  {
    id: 'explore',
    label: 'Explore',
    icon: IconCirclesRelation,
    href: '/explore/overlap',
    route: '/explore/*?',
    page: lazy(async () => ({ default: (await import('./explore/ExplorePage.tsx')).ExplorePage })),
  },
  {
    id: 'train',
    label: 'Train',
    icon: IconSchool,
    href: '/train',
    route: '/train/:view?/:id?',
    page: lazy(async () => ({ default: (await import('./train/TrainPage.tsx')).TrainPage })),
  },
  {
    id: 'report',
    label: 'Report',
    icon: IconChartDots3,
    href: '/report',
    route: '/report/:ensemble?/:view?',
    page: lazy(async () => ({ default: (await import('./report/ReportPage.tsx')).ReportPage })),
  },
];

/** Opened from a track, so the rail stays at Tag. */
export const INSPECT: Pick<Place, 'route' | 'page'> = {
  route: '/track/:key/inspect',
  page: lazy(async () => ({ default: (await import('./inspect/InspectPage.tsx')).InspectPage })),
};

/** The place an address belongs to; the first one for an address that nobody knows. */
export function placeOf(location: string): Place {
  const first = location.split('/')[1];
  return PLACES.find(({ id }) => id === first) ?? PLACES[0];
}
