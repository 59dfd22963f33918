import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { decodeQuery, encodeQuery } from '../../app/find/address.ts';
import { findView, setQuery } from './findView.ts';

/** Long enough for a word to be typed: browsers limit how often an address may change. */
const WRITE_MS = 300;

/** The last part of the address as the browser holds it: the router has decoded some of its own. */
function written(): string {
  return window.location.hash.replace(/^#?\/?find\/?/u, '');
}

/**
 * Keeps query and address the same: a bookmark or the browser's history sets the query, a changed
 * query rewrites the address. The bare address, which the rail leads to, means the query as it was.
 */
export function useAddress(): void {
  const [location, navigate] = useLocation();

  useEffect(() => {
    if (!location.startsWith('/find')) return;
    const inAddress = encodeQuery(decodeQuery(written()));
    const inView = encodeQuery(findView.getState().query);
    if (inAddress === inView) return;
    if (inAddress !== '') setQuery(decodeQuery(inAddress));
    else navigate(`/find/${inView}`, { replace: true });
  }, [location, navigate]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = findView.subscribe(({ query }, before) => {
      if (query === before.query) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const encoded = encodeQuery(findView.getState().query);
        if (encoded !== encodeQuery(decodeQuery(written()))) navigate(encoded === '' ? '/find' : `/find/${encoded}`, { replace: true });
      }, WRITE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [navigate]);
}
