// oxlint-disable-next-line no-restricted-imports -- the bundle's promise is that tfjs itself reads it
import * as tf from '@tensorflow/tfjs';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { featureSet } from '../dsp/featureSets.ts';
import type { Ensemble, NetArtifact } from '../nets/ensemble.ts';
import type { Recipe } from '../nets/recipe.ts';
import { packEnsemble, type Unpacked, unpackEnsemble } from './bundle.ts';
import { crc32 } from './crc32.ts';
import { calibratedFixture, fixtureEnsemble, fixtureNet, foldScoresFixture } from './ensemble.fixture.ts';
import { FieldError } from './fields.ts';

function unwrap(unpacked: Unpacked): Ensemble {
  if (!unpacked.ok) throw new Error(JSON.stringify(unpacked.error));
  return unpacked.ensemble;
}

function codeOf(unpacked: Unpacked): string {
  return unpacked.ok ? 'ok' : unpacked.error.code;
}

/** Changes files of a bundle and writes fresh checksums, as someone who knows the format could. */
async function altered(change: (files: Record<string, Uint8Array>) => void, sums = true): Promise<Uint8Array> {
  const files = unzipSync(await packEnsemble(fixtureEnsemble()));
  change(files);
  if (sums) {
    const names = Object.keys(files).filter((name) => name !== 'checksums.json');
    files['checksums.json'] = strToU8(JSON.stringify(Object.fromEntries(names.map((name) => [name, crc32(files[name])]))));
  }
  return zipSync(files as Zippable);
}

type Json = Record<string, unknown> & { standardiser: { mean: unknown[] }; nets: Record<string, unknown>[] };

/** Makes the ensemble one of a single net with so many outputs. */
function allTags(data: Json, outputs: number): void {
  Object.assign(data.recipe as object, { head: { kind: 'softmax', outputs }, objective: 'categorical-cross-entropy' });
  data.nets = [{ ...data.nets[0], tag: 'All tags' }];
}

/** Changes one JSON file of a bundle, checksums following. */
function withJson(name: string, change: (data: Json) => void): Promise<Uint8Array> {
  return altered((files) => {
    const data = JSON.parse(strFromU8(files[name])) as Json;
    change(data);
    files[name] = strToU8(JSON.stringify(data));
  });
}

describe('crc32', () => {
  it('gives the check value of the standard', () => {
    expect(crc32(strToU8('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });
});

describe('a bundle', () => {
  it('comes back as it was, weights to the byte', async () => {
    const ensemble = fixtureEnsemble();
    const unpacked = unwrap(await unpackEnsemble(await packEnsemble(ensemble)));
    expect(unpacked).toEqual(ensemble);
    for (const [index, net] of unpacked.nets.entries()) {
      expect(new Uint8Array(net.weights)).toEqual(new Uint8Array(ensemble.nets[index].weights));
    }
  });

  it('comes back without an evaluation too', async () => {
    const ensemble = fixtureEnsemble({ evaluation: null });
    expect(unwrap(await unpackEnsemble(await packEnsemble(ensemble)))).toEqual(ensemble);
  });

  it('is accepted with a folder around it, as some systems repack it', async () => {
    const files = unzipSync(await packEnsemble(fixtureEnsemble()));
    const wrapped = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`My ensemble/${name}`, bytes]));
    const unpacked = await unpackEnsemble(zipSync({ ...wrapped, '__MACOSX/._ensemble.json': strToU8('x') }));
    expect(unwrap(unpacked)).toEqual(fixtureEnsemble());
  });

  it('halves weights on request, within half precision', async () => {
    const ensemble = fixtureEnsemble();
    const unpacked = unwrap(await unpackEnsemble(await packEnsemble(ensemble, { weights: 'float16' })));
    for (const [index, net] of unpacked.nets.entries()) {
      const original = new Float32Array(ensemble.nets[index].weights);
      const values = new Float32Array(net.weights);
      expect(values).toHaveLength(original.length);
      for (const [at, value] of values.entries()) {
        expect(Math.abs(value - original[at])).toBeLessThanOrEqual(Math.abs(original[at]) * 2 ** -11 + 2 ** -25);
      }
      expect(net.weightSpecs).toEqual(ensemble.nets[index].weightSpecs);
    }
  });

  it('keeps a tensor that half precision cannot hold at full precision', async () => {
    const large = fixtureNet('Action', 1);
    new Float32Array(large.weights)[0] = 70_000;
    const ensemble = fixtureEnsemble({ tags: ['Action'], nets: [large], evaluation: null });
    const unpacked = unwrap(await unpackEnsemble(await packEnsemble(ensemble, { weights: 'float16' })));
    expect(new Float32Array(unpacked.nets[0].weights).slice(0, 12)).toEqual(new Float32Array(large.weights).slice(0, 12));
  });

  it('refuses to pack an ensemble that contradicts itself', async () => {
    const { nets } = fixtureEnsemble();
    await expect(packEnsemble(fixtureEnsemble({ nets: nets.slice(1) }))).rejects.toThrow(FieldError);
    const short: NetArtifact = { ...nets[0], weights: nets[0].weights.slice(4) };
    await expect(packEnsemble(fixtureEnsemble({ nets: [short, ...nets.slice(1)] }))).rejects.toThrow(FieldError);
  });
});

async function trained(): Promise<{ model: tf.LayersModel; net: NetArtifact }> {
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [8, 10, 1], filters: 3, kernelSize: 3, activation: 'relu' }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  let artifacts: tf.io.ModelArtifacts | undefined;
  await model.save(
    tf.io.withSaveHandler(async (saved) => {
      artifacts = saved;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  const { modelTopology, weightSpecs, weightData } = artifacts!;
  const weights = weightData as ArrayBuffer;
  const net = { ...fixtureNet('Action', 0), topology: modelTopology as object, weightSpecs: weightSpecs!, weights };
  return { model, net };
}

describe('models of a bundle', () => {
  it.each([
    { weights: 'float32' as const, tolerance: 0 },
    { weights: 'float16' as const, tolerance: 2e-3 },
  ])('load with plain tfjs: $weights', async ({ weights, tolerance }) => {
    await tf.setBackend('cpu');
    const { model, net } = await trained();
    const ensemble = fixtureEnsemble({ tags: ['Action'], nets: [net], evaluation: null });
    const files = unzipSync(await packEnsemble(ensemble, { weights }));
    // What tfjs does with the two files over http: parse the one, decode the other as it says.
    const served = async (address: string) =>
      new Response(files[address.replace('https://models.invalid/', '')] as Uint8Array<ArrayBuffer>);
    const handler = tf.io.http('https://models.invalid/nets/01-action/model.json', {
      fetchFunc: served as typeof fetch,
    });
    const loaded = await tf.loadLayersModel(handler);
    const input = tf.randomUniform([4, 8, 10, 1], -1, 1, 'float32', 5);
    const expected = (model.predict(input) as tf.Tensor).dataSync();
    const found = (loaded.predict(input) as tf.Tensor).dataSync();
    for (const [index, value] of found.entries()) expect(Math.abs(value - expected[index])).toBeLessThanOrEqual(tolerance);

    // Our own reading of half precision agrees with tfjs' to the bit.
    const ours = unwrap(await unpackEnsemble(await packEnsemble(ensemble, { weights })));
    const theirs = loaded.getWeights().flatMap((tensor) => [...tensor.dataSync()]);
    expect([...new Float32Array(ours.nets[0].weights)]).toEqual(theirs);
  });
});

describe('a bad bundle', () => {
  it('is told from other files', async () => {
    expect(codeOf(await unpackEnsemble(strToU8('just some text that is no zip file')))).toBe('not-a-zip');
    expect(codeOf(await unpackEnsemble(zipSync({ 'song.txt': strToU8('la') })))).toBe('not-an-ensemble');
    expect(codeOf(await unpackEnsemble(zipSync({ 'ensemble.json': strToU8('{"format":"other"}') })))).toBe('not-an-ensemble');
    expect(codeOf(await unpackEnsemble(new Uint8Array(0)))).toBe('cut-short');
  });

  it('cut at any byte is called cut short', async () => {
    const bytes = await packEnsemble(fixtureEnsemble());
    for (let length = 0; length < bytes.length; length += length < 64 || length > bytes.length - 64 ? 1 : 37) {
      const unpacked = await unpackEnsemble(bytes.slice(0, length));
      expect(unpacked).toEqual({ ok: false, error: { code: 'cut-short', data: { bytes: length } } });
    }
  });

  it('with any byte flipped is refused, or was flipped where nothing is kept', async () => {
    const bytes = await packEnsemble(fixtureEnsemble());
    const ensemble = fixtureEnsemble();
    let refused = 0;
    let tried = 0;
    for (let at = 0; at < bytes.length; at += 3) {
      const flipped = bytes.slice();
      flipped[at] ^= 1 << (at % 8);
      const unpacked = await unpackEnsemble(flipped);
      tried += 1;
      // Dates and attributes in zip headers carry nothing of the ensemble.
      if (unpacked.ok) expect(unpacked.ensemble).toEqual(ensemble);
      else refused += 1;
    }
    expect(refused).toBeGreaterThan(tried * 0.75);
  });

  it('with a flipped byte in weights names the file', async () => {
    const bytes = await altered((files) => {
      files['nets/02-sci-fi/weights.bin'][5] ^= 0x10;
    }, false);
    expect(await unpackEnsemble(bytes)).toEqual({
      ok: false,
      error: { code: 'damaged', data: { part: 'nets/02-sci-fi/weights.bin' } },
    });
  });

  it('of version 1, which knew no head, holds one net a tag', async () => {
    const old = await withJson('ensemble.json', (data) => {
      data.version = 1;
      const recipe = data.recipe as Record<string, unknown>;
      const { learningRate, momentum } = recipe.optimiser as Record<string, unknown>;
      Object.assign(recipe, { learningRate, momentum });
      for (const later of ['head', 'optimiser', 'system', 'features', 'l2', 'classWeights', 'summary']) delete recipe[later];
      for (const block of recipe.convolutions as Record<string, unknown>[]) delete block.padding;
    });
    const unpacked = await unpackEnsemble(old);
    if (!unpacked.ok) throw new Error(unpacked.error.code);
    expect(unpacked.ensemble.recipe).toEqual(fixtureEnsemble().recipe);
  });

  it('with kernels and pools of any sides, and statistics, comes back', async () => {
    const { recipe } = fixtureEnsemble();
    const ensemble = fixtureEnsemble({
      recipe: {
        ...recipe,
        convolutions: [{ filters: 4, kernel: [3, 5], padding: 'same', pool: [1, 4], dropout: 0 }],
        summary: 'statistics',
      },
    });
    const unpacked = await unpackEnsemble(await packEnsemble(ensemble));
    expect(unpacked.ok && unpacked.ensemble).toEqual(ensemble);
    const wrong = await withJson('ensemble.json', (data) => {
      (data.recipe as { convolutions: { pool: number[] }[] }).convolutions[0].pool = [2];
    });
    expect(await unpackEnsemble(wrong)).toMatchObject({ ok: false, error: { code: 'damaged' } });
  });

  it.each<Recipe['optimiser']>([
    { kind: 'adam', learningRate: { from: 0.001, to: 0.001 }, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.01 },
    { kind: 'adadelta', learningRate: { from: 1, to: 1 }, rho: 0.95, epsilon: 1e-8 },
  ])('with the optimiser $kind comes back', async (optimiser) => {
    const ensemble = fixtureEnsemble({ recipe: { ...fixtureEnsemble().recipe, optimiser } });
    const unpacked = await unpackEnsemble(await packEnsemble(ensemble));
    expect(unpacked.ok && unpacked.ensemble).toEqual(ensemble);
  });

  it.each<Pick<Recipe, 'head' | 'objective'>>([
    { head: { kind: 'softmax', outputs: 3 }, objective: 'categorical-cross-entropy' },
    { head: { kind: 'multi-label', outputs: 3 }, objective: 'squared-error' },
  ])('with one net for all tags, $head.kind, comes back, and says that it needs version 3', async ({ head, objective }) => {
    const { recipe } = fixtureEnsemble();
    const ensemble = fixtureEnsemble({
      recipe: { ...recipe, head, objective },
      nets: [fixtureNet('All tags', 5)],
    });
    const bytes = await packEnsemble(ensemble);
    const unpacked = await unpackEnsemble(bytes);
    if (!unpacked.ok) throw new Error(unpacked.error.code);
    expect(unpacked.ensemble).toEqual(ensemble);
    expect(JSON.parse(strFromU8(unzipSync(bytes)['ensemble.json']))).toMatchObject({ version: 3 });
    await expect(packEnsemble({ ...ensemble, nets: fixtureEnsemble().nets })).rejects.toThrow(FieldError);
    const wrong = head.kind === 'softmax' ? 'squared-error' : 'categorical-cross-entropy';
    await expect(packEnsemble({ ...ensemble, recipe: { ...ensemble.recipe, objective: wrong } })).rejects.toThrow(FieldError);
    const more = { ...ensemble.recipe, head: { ...head, outputs: 4 } } as Recipe;
    await expect(packEnsemble({ ...ensemble, recipe: more })).rejects.toThrow(FieldError);
  });

  it('of a version before calibration was known has none, counted no evidence, was not cross-validated, and does not say how to repeat it', async () => {
    const old = await withJson('ensemble.json', (data) => {
      delete data.calibration;
      delete (data.card as Record<string, unknown>).evidence;
      delete (data.card as Record<string, unknown>).crossValidation;
      delete (data.card as Record<string, unknown>).command;
    });
    const unpacked = await unpackEnsemble(old);
    if (!unpacked.ok) throw new Error(unpacked.error.code);
    expect(unpacked.ensemble).toEqual(fixtureEnsemble());
  });

  it('of a version that could not lay tiles over each other laid none', async () => {
    const bundle = await withJson('ensemble.json', ({ recipe }) => {
      Object.assign(recipe as object, { augmentation: { shift: 1, timeMask: 2, coefficientMask: 3, tilt: 4, mixup: 0.5 } });
    });
    const { augmentation } = unwrap(await unpackEnsemble(bundle)).recipe;
    expect(augmentation).toEqual({ shift: 1, timeMask: 2, coefficientMask: 3, tilt: 4, mixup: 0.5, overlay: 0 });
  });

  it('that was cross-validated comes back so, unless its figures are damaged', async () => {
    const { card } = fixtureEnsemble();
    const entries = [foldScoresFixture({ split: 'track', forest: null }), foldScoresFixture()];
    const ensemble = fixtureEnsemble({ card: { ...card, crossValidation: entries } });
    expect(unwrap(await unpackEnsemble(await packEnsemble(ensemble)))).toEqual(ensemble);
    const [first] = entries;
    for (const [bad, part] of [
      [[first, first], 'card.crossValidation'],
      [[{ ...first, folds: 1 }], 'card.crossValidation[0].folds'],
      [[{ ...first, date: 'yesterday' }], 'card.crossValidation[0].date'],
      [[{ ...first, lrap: { value: 0.5, low: 0.6, high: 0.4 } }], 'card.crossValidation[0].lrap'],
      [[{ ...first, prior: null }], 'card.crossValidation[0].prior'],
      [[{ ...first, others: [{ name: 'post', lrap: 0.5 }] }], 'card.crossValidation[0].others[0].coverage'],
      [[{ ...first, tags: [{ ...first.tags[0], tracks: -1 }] }], 'card.crossValidation[0].tags[0].tracks'],
      [[{ ...first, tags: [{ ...first.tags[0], averagePrecision: { value: 0.5, low: 0.6, high: 0.4 } }] }], 'card.crossValidation[0].tags[0].averagePrecision'],
    ] as const) {
      const damaged = await withJson('ensemble.json', (data) => Object.assign(data, { card: { ...card, crossValidation: bad } }));
      expect(await unpackEnsemble(damaged)).toEqual({ ok: false, error: { code: 'damaged', data: { part } } });
    }
  });

  it('that was cross-validated before single tags were kept has none', async () => {
    const { card } = fixtureEnsemble();
    const { others: _, tags: __, ...older } = foldScoresFixture();
    const bytes = await withJson('ensemble.json', (data) => Object.assign(data, { card: { ...card, crossValidation: [older] } }));
    expect(unwrap(await unpackEnsemble(bytes)).card.crossValidation).toEqual([{ ...older, others: [], tags: [] }]);
  });

  it('says how to repeat it, in words alone', async () => {
    const { card } = fixtureEnsemble();
    const ensemble = fixtureEnsemble({ card: { ...card, command: 'npm run train:default -- --seed 2' } });
    expect(unwrap(await unpackEnsemble(await packEnsemble(ensemble)))).toEqual(ensemble);
    const damaged = await withJson('ensemble.json', (data) => Object.assign(data, { card: { ...card, command: 2 } }));
    expect(await unpackEnsemble(damaged)).toEqual({ ok: false, error: { code: 'damaged', data: { part: 'card.command' } } });
  });

  it('that is calibrated comes back so, and says that it needs version 3', async () => {
    const ensemble = calibratedFixture();
    const bytes = await packEnsemble(ensemble);
    const unpacked = await unpackEnsemble(bytes);
    if (!unpacked.ok) throw new Error(unpacked.error.code);
    expect(unpacked.ensemble).toEqual(ensemble);
    expect(JSON.parse(strFromU8(unzipSync(bytes)['ensemble.json']))).toMatchObject({ version: 3 });
    const { calibration } = ensemble;
    if (calibration.kind !== 'platt') throw new Error('not calibrated');
    const bad = (change: object) => ({ ...ensemble, calibration: { kind: 'platt' as const, tags: calibration.tags.map((tag) => ({ ...tag, ...change })) } });
    await expect(packEnsemble(bad({ maybe: 0.9 }))).rejects.toThrow('calibration.tags.maybe');
    await expect(packEnsemble({ ...ensemble, calibration: { kind: 'platt', tags: calibration.tags.slice(1) } })).rejects.toThrow('calibration.tags');
    for (const change of [{ slope: -1 }, { likely: 1.5 }, { intercept: 'none' }]) {
      expect(codeOf(await unpackEnsemble(await withJson('ensemble.json', (data) => Object.assign(data, { calibration: bad(change).calibration }))))).toBe('damaged');
    }
  });

  it('of a newer version or of other features says so', async () => {
    const newer = await withJson('ensemble.json', (data) => {
      data.version = 9;
    });
    expect(await unpackEnsemble(newer)).toEqual({
      ok: false,
      error: { code: 'newer-version', data: { version: 9, supported: 3 } },
    });
    const other = await withJson('ensemble.json', (data) => {
      data.featureKey = 'mel96';
    });
    expect(codeOf(await unpackEnsemble(other))).toBe('wrong-features');
  });

  it('of any feature set comes back, and only with tiles of that set', async () => {
    const { recipe, standardiser } = fixtureEnsemble();
    const { key, height, frames } = featureSet('log-mel');
    const rows = (value: number) => Float32Array.from({ length: height }, () => value);
    const ensemble = fixtureEnsemble({
      featureKey: key,
      recipe: { ...recipe, features: 'log-mel', input: { coefficients: height, frames } },
      standardiser: { mean: rows(0), deviation: rows(1) },
    });
    const unpacked = await unpackEnsemble(await packEnsemble(ensemble));
    expect(unpacked.ok && unpacked.ensemble).toEqual(ensemble);
    const damaged = (part: string) => ({ ok: false, error: { code: 'damaged', data: { part } } });
    expect(await unpackEnsemble(await packEnsemble({ ...ensemble, featureKey: featureSet('tagger-mel').key }))).toMatchObject(damaged('recipe.features'));
    const wide = { ...ensemble.recipe, input: { coefficients: height, frames: frames + 1 } };
    expect(await unpackEnsemble(await packEnsemble({ ...ensemble, recipe: wide }))).toMatchObject(damaged('recipe.input'));
    expect(standardiser.mean.length).not.toBe(height);
  });

  it.each<[string, string, (data: Json) => void]>([
    ['a standardiser of 39 values', 'standardiser.mean', (data) => data.standardiser.mean.pop()],
    ['a mean that is no number', 'standardiser.mean[3]', (data) => (data.standardiser.mean[3] = null)],
    ['a mean of infinity', 'standardiser.mean[3]', (data) => (data.standardiser.mean[3] = 'Infinity')],
    ['a net too few', 'nets', (data) => data.nets.pop()],
    ['two nets of one tag', 'nets', (data) => (data.nets[0].tag = 'Sci-Fi')],
    ['the same tag twice', 'tags', (data) => (data.tags = ['Action', 'Action', 'Sci-Fi'])],
    ['no tags', 'tags', (data) => (data.tags = [])],
    ['an id that is a path', 'id', (data) => (data.id = '../x')],
    ['a folder that is not there', '../../etc/model.json', (data) => (data.nets[0].folder = '../../etc')],
    ['history that is no list', 'nets[1].history', (data) => (data.nets[1].history = 'none')],
    ['outputs that are not its tags', 'recipe.head.outputs', (data) => allTags(data, 4)],
    ['no recipe', 'recipe', (data) => delete data.recipe],
  ])('with %s is damaged', async (_, part, change) => {
    const unpacked = await unpackEnsemble(await withJson('ensemble.json', change));
    expect(unpacked).toEqual({ ok: false, error: { code: 'damaged', data: { part } } });
  });

  it('with weights of another length than its model says is damaged', async () => {
    const bytes = await altered((files) => {
      files['nets/01-action/weights.bin'] = files['nets/01-action/weights.bin'].slice(4);
    });
    expect(codeOf(await unpackEnsemble(bytes))).toBe('damaged');
    const negative = await withJson('nets/01-action/model.json', (data) => {
      const [group] = data.weightsManifest as { weights: { shape: number[] }[] }[];
      group.weights[0].shape = [-3, -4];
    });
    expect(codeOf(await unpackEnsemble(negative))).toBe('damaged');
  });

  it('without held-out data or checksums is damaged', async () => {
    for (const name of ['heldout.bin', 'heldout.json', 'nets/01-action/model.json']) {
      expect(codeOf(await unpackEnsemble(await altered((files) => delete files[name])))).toBe('damaged');
    }
    expect(codeOf(await unpackEnsemble(await altered((files) => delete files['checksums.json'], false)))).toBe('damaged');
  });
});
