import { fillPage } from '../fill.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = { name: 'find-empty', path: '/find', fill: () => fillPage({ device: { stage: 'idle' } }), render: null };
