/** Small choices of the user that a reload keeps. */
import type { DeviceKind } from '../nets/plan.ts';
import { KeyedStore } from './keyedStore.ts';

export interface Settings {
  /** The device that the user chose; null lets Tenfold choose the fastest. */
  readonly device: DeviceKind | null;
  /** The ensemble used for tagging; null for the one that is shipped. */
  readonly ensembleId: string | null;
  readonly barOrder: 'ranked' | 'fixed';
  /** Loudness of playback, 0..1. */
  readonly volume: number;
}

export const DEFAULT_SETTINGS: Settings = { device: null, ensembleId: null, barOrder: 'ranked', volume: 1 };

/** One entry a setting, so that two tabs do not overwrite each other's other settings. */
const settings = new KeyedStore<Settings[keyof Settings]>('settings');

export async function loadSettings(): Promise<Settings> {
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(await settings.entries()) };
}

/** Stores the given settings and leaves the others as they are. */
export function saveSettings(change: Partial<Settings>): Promise<void> {
  return settings.setMany(Object.entries(change));
}

export function clearSettings(): Promise<void> {
  return settings.removeAll();
}
