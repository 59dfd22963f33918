/** The way through a list at random that can be gone back. */
export interface Walk {
  readonly seen: readonly string[];
  /** Position in `seen`; -1 while nothing was seen. */
  readonly place: number;
}

/** Enough to go back; an evening of tracks, not a year of them. */
const LONGEST = 500;

export function begin(id: string | null): Walk {
  return id === null ? { seen: [], place: -1 } : { seen: [id], place: 0 };
}

/**
 * One step on: the way that was gone before, else one of `ids` at random but not the same again.
 * `to` goes there instead, wherever the way led. @param random gives 0..1, 1 excluded
 */
export function after({ seen, place }: Walk, ids: readonly string[], random: () => number, to: string | null = null): Walk {
  if (to === null && place + 1 < seen.length) return { seen, place: place + 1 };
  const others = ids.filter((id) => id !== seen[place]);
  const next = to ?? others[Math.floor(random() * others.length)];
  if (next === undefined) return { seen, place };
  const gone = [...seen.slice(0, place + 1), next].slice(-LONGEST);
  return { seen: gone, place: gone.length - 1 };
}

/** One step back; stays at the beginning. */
export function before({ seen, place }: Walk): Walk {
  return { seen, place: Math.max(Math.min(place, 0), place - 1) };
}
