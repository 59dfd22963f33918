/** Small choices about the look, kept in localStorage; everything else is behind src/app. */
import { useLocalStorage } from '@mantine/hooks';
import type { BarOrder } from './charts/confidenceBarsGeometry.ts';
import type { Wording } from './confidence/words.ts';

const PREFIX = 'tenfold.';

/** Ranked or fixed order of the bars; lasts over a reload. */
export function useBarOrder(): readonly [BarOrder, (order: BarOrder) => void] {
  const [order, setOrder] = useLocalStorage<BarOrder>({
    key: `${PREFIX}bar-order`,
    defaultValue: 'ranked',
    deserialize: (stored) => (stored === 'fixed' ? 'fixed' : 'ranked'),
    serialize: (value) => value,
    getInitialValueInEffect: false,
  });
  return [order, setOrder];
}

/** Confidences as words or as numbers; lasts over a reload. */
export function useWording(): readonly [Wording, (wording: Wording) => void] {
  const [wording, setWording] = useLocalStorage<Wording>({
    key: `${PREFIX}wording`,
    defaultValue: 'words',
    deserialize: (stored) => (stored === 'numbers' ? 'numbers' : 'words'),
    serialize: (value) => value,
    getInitialValueInEffect: false,
  });
  return [wording, setWording];
}

/** Forgets them all, as part of deleting everything stored. */
export function forgetPreferences(): void {
  try {
    for (const key of Object.keys(window.localStorage)) {
      if (key.startsWith(PREFIX)) window.localStorage.removeItem(key);
    }
  } catch {
    // A browser that blocks localStorage has kept nothing.
  }
}
