/**
 * Keeps the screen, and so the machine, awake during a long job. Browsers take the lock away while
 * the page is hidden, so it is asked for again whenever the page is seen. Harmless where there is none.
 */
export function holdWakeLock(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const ask = async (): Promise<void> => {
    if (over || document.visibilityState !== 'visible' || (lock !== null && !lock.released)) return;
    // Refused on an empty battery, for example: the job goes on without.
    lock = await (navigator.wakeLock as WakeLock | undefined)?.request('screen').catch(() => null) ?? null;
    if (over) await lock?.release().catch(() => {});
  };
  const seen = (): void => void ask();
  document.addEventListener('visibilitychange', seen);
  seen();
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', seen);
    void lock?.release().catch(() => {});
  };
}
