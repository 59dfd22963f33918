/** Short wordings of durations and shares; counts are in ../format.ts. */

/** Seconds in the unit one would say: `8 s`, `12 min`, `3 h 05 min`. */
export function duration(seconds: number): string {
  if (seconds < 59.5) return `${Math.max(0, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** A length of audio: `19.4 h`, or minutes below two hours. */
export function hours(seconds: number): string {
  return seconds < 7_200 ? duration(seconds) : `${(seconds / 3_600).toFixed(1)} h`;
}

/** A share of 1 as a short decimal: `.62`, `1.00`; a dash where there is none. */
export function share(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–';
  return value.toFixed(2).replace(/^(-?)0\./, '$1.');
}
