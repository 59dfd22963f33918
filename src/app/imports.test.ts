import 'fake-indexeddb/auto';
import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { wipe } from '../library/space.ts';
import { forgetImport, importJson, readImport, restoreImports } from './imports.ts';
import { store, update } from './store.ts';

const SETS = [{ sets: ['A'], size: 3 }, { sets: ['B'], size: 2 }, { sets: ['A', 'B'], size: 1 }];
const TRACK = {
  Film: 'Film', Cue: 'Cue.mp3', Composer: null, Year: 1999,
  Predictions: Array.from({ length: 10 }, () => 0.1),
  Targets: Array.from({ length: 10 }, () => false),
};
const NONE = { predictions: null, tagSets: null };

const file = (name: string, value: unknown) => new File([typeof value === 'string' ? value : JSON.stringify(value)], name);
const codes = () => store.getState().notices.map(({ problem }) => problem.code);

beforeEach(async () => {
  await wipe();
  update({ imported: NONE, notices: [] });
});

describe('importing JSON', () => {
  it('tells the two forms apart, and a reload brings both back', async () => {
    await importJson(file('sets.json', SETS));
    await importJson(file('tracks.json', [TRACK]));
    const { imported } = store.getState();
    expect(imported.tagSets?.data.tags).toEqual(['A', 'B']);
    expect(imported.predictions?.data.rows[0].film).toBe('Film');
    expect(codes()).toEqual([]);
    update({ imported: NONE });
    await restoreImports();
    expect(store.getState().imported).toEqual(imported);
  });

  it('replaces, forgets, and is part of a wipe', async () => {
    await importJson(file('one.json', SETS));
    await importJson(file('two.json', SETS.slice(0, 1)));
    expect(store.getState().imported.tagSets).toMatchObject({ name: 'two.json', data: { tags: ['A'] } });
    await forgetImport('tag-sets');
    await restoreImports();
    expect(store.getState().imported).toEqual(NONE);
    await importJson(file('three.json', SETS));
    await wipe();
    update({ imported: NONE });
    await restoreImports();
    expect(store.getState().imported).toEqual(NONE);
  });

  it('keeps what it has when the next file is bad, and says so once', async () => {
    await importJson(file('good.json', SETS));
    await importJson(file('bad.json', '[{"sets": ['));
    expect(store.getState().imported.tagSets?.name).toBe('good.json');
    expect(store.getState().notices).toMatchObject([{ kind: 'error', problem: { code: 'import-not-json', subject: 'bad.json' } }]);
  });

  it.each([
    ['', 'import-not-json', {}],
    ['{"a": 1}', 'import-unknown-form', {}],
    ['[]', 'import-unknown-form', {}],
    [JSON.stringify([{ name: 'x' }]), 'import-unknown-form', {}],
    [JSON.stringify([{ ...TRACK, Year: '1999' }]), 'predictions-wrong-type', { row: 0, field: 'Year' }],
    [JSON.stringify([{ ...TRACK, Targets: [true] }]), 'predictions-tag-count', { row: 0, field: 'Targets', expected: 10, found: 1 }],
    [JSON.stringify([...SETS, { sets: ['B', 'A'], size: 1 }]), 'tag-sets-repeated-set', { entry: 3, sets: 'B + A' }],
  ])('words case %# by code and data', (text, code, data) => {
    expect(readImport('x.json', text)).toEqual({ ok: false, problem: { code, subject: 'x.json', data } });
  });

  const thesis = '../shared/thesis';
  it.skipIf(!existsSync(thesis))('reads the published files (skipped where ../shared/thesis is absent)', () => {
    const tracks = readImport('p', readFileSync(`${thesis}/pooling_dict.json`, 'utf8'));
    expect(tracks.ok && tracks.imported.kind === 'predictions' && tracks.imported.data.rows.length).toBe(196);
    const sets = readImport('t', readFileSync(`${thesis}/tag_sets.json`, 'utf8'));
    expect(sets.ok && sets.imported.kind === 'tag-sets' && sets.imported.data.sets.length).toBe(175);
  });
});
