import { Center, Loader } from '@mantine/core';
import { Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { DropLayer } from '../drop/DropLayer.tsx';
import { INSPECT, PLACES, placeOf } from '../places.tsx';
import { PlayerBar } from '../player/PlayerBar.tsx';
import { Header } from './Header.tsx';
import { KeysModal } from './KeysModal.tsx';
import { Notices } from './Notices.tsx';
import { PageBoundary } from './PageBoundary.tsx';
import { Rail } from './Rail.tsx';
import { useProgressTitle } from './useProgressTitle.ts';
import classes from './Shell.module.css';

/** Rail, header, the page, and the player bar at the foot; dropping works over all of it. */
export function Shell() {
  const [location] = useLocation();
  const place = placeOf(location);
  useProgressTitle();
  return (
    <div className={classes.shell}>
      <Header />
      <Rail current={place.id} />
      <main className={classes.main} aria-label={place.label}>
        <PageBoundary key={place.id}>
          <Suspense
            fallback={
              <Center h="100%">
                <Loader size="sm" aria-label="Loading the page" />
              </Center>
            }
          >
            <Switch>
              {PLACES.map(({ id, route, page }) => (
                <Route key={id} path={route} component={page} />
              ))}
              <Route path={INSPECT.route} component={INSPECT.page} />
              <Route>
                <Redirect to={PLACES[0].href} replace />
              </Route>
            </Switch>
          </Suspense>
        </PageBoundary>
      </main>
      <PlayerBar />
      <Notices />
      <KeysModal />
      <DropLayer place={place.id} />
    </div>
  );
}
