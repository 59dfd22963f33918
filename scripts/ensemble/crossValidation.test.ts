import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { packEnsemble, unpackEnsemble } from '../../src/library/bundle.ts';
import { fixtureEnsemble, foldScoresFixture } from '../../src/library/ensemble.fixture.ts';
import { crossValidationOf, withCard } from './crossValidation.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenfold-'));
  file = join(folder, 'summary.json');
});
afterEach(() => rm(folder, { recursive: true }));

const entries = [foldScoresFixture({ split: 'track' }), foldScoresFixture({ forest: null })];

it('reads the figures of the recipe, and refuses those of another or damaged ones', async () => {
  await writeFile(file, JSON.stringify({ recipe: 'tenfold-1', seed: 1, crossValidation: entries }));
  expect(await crossValidationOf('tenfold-1', file)).toEqual(entries);
  await expect(crossValidationOf('post', file)).rejects.toThrow('tenfold-1, not post');
  await writeFile(file, JSON.stringify({ recipe: 'tenfold-1', seed: 1, crossValidation: [{ ...entries[0], lrap: 0.7 }] }));
  await expect(crossValidationOf('tenfold-1', file)).rejects.toThrow('crossValidation[0].lrap');
  await expect(crossValidationOf('tenfold-1', join(folder, 'none.json'))).rejects.toThrow('ENOENT');
});

it('rewrites the card of a bundle alone', async () => {
  const bundle = await packEnsemble(fixtureEnsemble(), { weights: 'float16' });
  const { bytes, record } = await withCard(bundle, async (recipeId) => (recipeId === 'post' ? entries : []), 'npm run train:default');
  expect(record.card).toEqual({ ...fixtureEnsemble().card, crossValidation: entries, command: 'npm run train:default' });
  expect((await withCard(bytes, async () => [])).record.card.command).toBe('npm run train:default');
  const before = unzipSync(bundle);
  const after = unzipSync(bytes);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  for (const name of Object.keys(before).filter((one) => one !== 'ensemble.json' && one !== 'checksums.json')) expect(after[name]).toEqual(before[name]);
  const [old, made] = [await unpackEnsemble(bundle), await unpackEnsemble(bytes)];
  if (!old.ok || !made.ok) throw new Error('One of them cannot be read.');
  expect(made.ensemble).toEqual({ ...old.ensemble, card: record.card });
});
