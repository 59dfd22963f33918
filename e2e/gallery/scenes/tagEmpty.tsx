import { fillPage } from '../fill.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = { name: 'tag-empty', path: '/tag', fill: () => fillPage({ device: { stage: 'idle' } }), render: null };
