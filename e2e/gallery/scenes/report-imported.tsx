import { samplePredictions } from '../exploreSamples.tsx';
import { store } from '../../../src/app/store.ts';
import { reportOf } from '../reportData.ts';
import type { Scene } from '../scene.ts';
import { TAGS } from '../trainData.ts';

export const scene: Scene = {
  name: 'report-imported',
  path: '/report/imported',
  fill: () => {
    reportOf({ id: 'report-beside', name: 'Production library 2019–2026', tags: TAGS, heldOut: 196, able: true });
    store.setState({ imported: { predictions: { name: 'predictions.json', data: samplePredictions() }, tagSets: null } });
  },
  render: null,
};
