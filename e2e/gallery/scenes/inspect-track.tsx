import { InspectPage } from '../../../src/ui/inspect/InspectPage.tsx';
import { fillInspected } from '../inspectTrack.ts';
import type { Scene } from '../scene.ts';

export const scene: Scene = {
  name: 'inspect-track',
  path: '/track/inspected/inspect',
  fill: () => void fillInspected(),
  render: () => (
    <div style={{ height: '100%', overflow: 'auto' }}>
      <InspectPage />
    </div>
  ),
};
