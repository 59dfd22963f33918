import type { ReactNode } from 'react';

/**
 * One page of the gallery: the store filled with data that looks real, and a part of the ui
 * mounted over it. One file per scene in ./scenes, exporting `scene`.
 */
export interface Scene {
  /** Chooses the scene in the address: `?scene=tag-list`. Unique. */
  readonly name: string;
  /** The address inside the app (`/tag`, `/train`, …) that the scene starts at. */
  readonly path: string;
  /** Fills the store; runs once, before the first rendering. */
  readonly fill: () => void;
  /** What is mounted; `null` mounts the whole app at `path`. */
  readonly render: (() => ReactNode) | null;
}
