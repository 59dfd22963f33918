import type { Scene } from '../scene.ts';
import type { Problem, Synonyms } from '../../../src/app/state.ts';
import { mergeSynonyms } from '../../../src/app/labels/synonyms.ts';
import { folder, MANY_TAGS, page } from '../trainData.ts';

const WRITTEN = ['clasical', 'harpsicord', 'violins', 'beats', 'no voice', 'no vocal', 'no singing', 'woman', 'female voice', 'weird'];
const { merges } = mergeSynonyms(Array.from({ length: 4_000 }, (_, index) => ({ tags: [WRITTEN[index % 7 === 0 ? index % 10 : index % 3]] })));
const SYNONYMS: Synonyms = { kind: 'found', merged: true, merges };
const TABLE = 'annotations_final.csv';
const PROBLEMS: readonly Problem[] = [
  { code: 'table-untagged', subject: TABLE, data: { count: 4_221 } },
  { code: 'table-missing', subject: TABLE, data: { count: 12_920, file: '0/american_bach_soloists-j_s__bach__cantatas_volume_v-01-gleichwie_der_regen_und_schnee-30-59.mp3' } },
  { code: 'table-empty-files', subject: TABLE, data: { count: 3, file: 'magnatagatune/6/norine_braun-now_and_zen-08-gently-117-146.mp3' } },
];

export const scene: Scene = {
  name: 'train-ready-many',
  path: '/train',
  fill: () => page({ stage: 'ready', folder: folder(MANY_TAGS, { source: 'table', name: 'magnatagatune', synonyms: SYNONYMS, problems: PROBLEMS }) }),
  render: null,
};
