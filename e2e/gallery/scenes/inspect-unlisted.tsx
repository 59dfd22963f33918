import { InspectPage } from '../../../src/ui/inspect/InspectPage.tsx';
import { fillPage } from '../fill.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = {
  name: 'inspect-unlisted',
  path: '/track/nowhere/inspect',
  fill: () => fillPage(),
  render: () => <InspectPage />,
};
