/** The wording of problems of imported files; joined to the rest in src/ui/sentences.ts. */
import type { Problem } from '../../app/state.ts';

type Wording = (file: string, data: Problem['data']) => string;

/** The data count from 0, people from 1. */
const nth = (value: string | number | undefined): string => `number ${Number(value) + 1}`;

const EXPECTED = 'import predictions (objects with Predictions, Targets, Film, Cue, Composer, Year) or tag sets (objects with sets, size)';

export const EXPLORE_SENTENCES: Readonly<Record<string, Wording>> = {
  'import-not-json': (file) => `${file} is not JSON, or is cut short: copy it again, and ${EXPECTED}.`,
  'import-unknown-form': (file) => `${file} is JSON of another kind: ${EXPECTED}.`,
  'predictions-not-a-list': (file) => `${file} holds no list of tracks: ${EXPECTED}.`,
  'predictions-no-rows': (file) => `${file} holds no track: export it again with at least one.`,
  'predictions-row-not-an-object': (file, { row }) => `${file} has an entry (${nth(row)}) that is no track: remove it and import again.`,
  'predictions-missing-field': (file, { row, field }) => `${file} lacks ${field} in track ${nth(row)}: add it and import again.`,
  'predictions-wrong-type': (file, { row, field }) => `${file} has an unreadable ${field} in track ${nth(row)}: mend it and import again.`,
  'predictions-tag-count': (file, { row, field, expected, found }) =>
    `${file} has ${found} values in ${field} of track ${nth(row)} where ${expected} tags are expected: only the ten film genres can be imported.`,
  'tag-sets-not-a-list': (file) => `${file} holds no list of tag sets: ${EXPECTED}.`,
  'tag-sets-no-sets': (file) => `${file} holds no tag set: export it again with at least one.`,
  'tag-sets-wrong-type': (file, { entry, field }) => `${file} has an unreadable ${field} in entry ${nth(entry)}: mend it and import again.`,
  'tag-sets-repeated-tag': (file, { entry, tag }) => `${file} names ${tag} twice in entry ${nth(entry)}: mend it and import again.`,
  'tag-sets-repeated-set': (file, { entry, sets }) => `${file} holds ${sets} a second time in entry ${nth(entry)}: remove one and import again.`,
  'tag-sets-unknown-tag': (file, { entry, tag }) => `${file} uses ${tag} in entry ${nth(entry)}, but has no entry for it alone: add one and import again.`,
  'tag-sets-impossible-size': (file, { entry, within }) =>
    `${file} has more in entry ${nth(entry)} than in ${within}, which it lies in: mend the size and import again.`,
  'picture-failed': (chart) => `The browser could not draw “${chart}” as a picture: save it as SVG instead.`,
};
