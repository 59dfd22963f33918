/** Numbers and times as the page writes them. */

/** The sign with the narrow space before it. */
export const PERCENT = '\u202f%';

/** A share in 0..1 as whole per cent: `0.624` → `62 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}${PERCENT}`;
}

/** Seconds as `m:ss` or `h:mm:ss`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor((whole % 3_600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** How long something will still take, in words: `about 3 min`. */
export function timeLeft(seconds: number): string {
  if (seconds < 10) return 'a few seconds';
  return `about ${duration(seconds < 90 ? Math.round(seconds / 10) * 10 : seconds)}`;
}

/** Bytes with a decimal unit: `12_400_000` → `12 MB`. */
export function bytes(count: number): string {
  if (count < 1_000) return `${count}\u00a0B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = count;
  let unit = -1;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)}\u00a0${units[unit]}`;
}

const whole = new Intl.NumberFormat('en-GB');

/** A whole number with its thousands apart. */
export function count(value: number): string {
  return whole.format(value);
}

/** `1 track`, `2,000 tracks`. */
export function counted(value: number, one: string, several = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : several}`;
}

/** A length of time in words: `42 s`, `31 min`, `2.5 h`. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 360) / 10} h`;
}
