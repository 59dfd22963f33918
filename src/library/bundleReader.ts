/** Reads the files of a bundle, believing nothing of them unchecked; bundleFormat.ts describes them. */
import { strFromU8 } from 'fflate';
import { featureSetOfKey } from '../dsp/featureSets.ts';
import type { Ensemble, Evaluation, HeldOutTrack, NetArtifact } from '../nets/ensemble.ts';
import {
  CHECKSUMS_FILE,
  checkEnsemble,
  elements,
  ENSEMBLE_FILE,
  type EnsembleEntry,
  type EvaluationEntry,
  FORMAT,
  HELD_OUT_DATA,
  HELD_OUT_FILE,
  MODEL_FILE,
  type NetEntry,
  readEnsembleEntry,
  readHeldOutEntries,
  readWeightEntries,
  VERSION,
  WEIGHTS_FILE,
} from './bundleFormat.ts';
import { Refusal } from './bundleError.ts';
import { crc32 } from './crc32.ts';
import { FieldError, fields, list, oneOf, text, whole } from './fields.ts';
import { fromHalf } from './float16.ts';

/** Files by name, relative to the folder of `ensemble.json`. */
export type Files = ReadonlyMap<string, Uint8Array>;

function file(files: Files, name: string): Uint8Array {
  const found = files.get(name);
  if (found === undefined) throw new FieldError(name);
  return found;
}

function parse(files: Files, name: string): unknown {
  try {
    return JSON.parse(strFromU8(file(files, name)));
  } catch {
    throw new FieldError(name);
  }
}

/** Checksums by file name; null when there are none or they cannot be read. */
function readChecksums(files: Files): Map<string, number> | null {
  try {
    const data = fields(parse(files, CHECKSUMS_FILE), CHECKSUMS_FILE);
    return new Map(Object.entries(data).map(([name, value]) => [name, whole(0)(value, CHECKSUMS_FILE)]));
  } catch {
    return null;
  }
}

/** The ensemble; throws Refusal, or FieldError where something is damaged. */
export function readFiles(files: Files): Ensemble {
  const checksums = readChecksums(files);
  const check = (name: string) => {
    if (checksums?.get(name) !== crc32(file(files, name))) throw new FieldError(name);
  };
  // Checked before it is believed, or a damaged version number would read as a newer Tenfold's.
  if (checksums?.has(ENSEMBLE_FILE)) check(ENSEMBLE_FILE);
  const head = parse(files, ENSEMBLE_FILE);
  readHead(head);
  if (checksums === null) throw new FieldError(CHECKSUMS_FILE);
  for (const name of checksums.keys()) check(name);
  const entry = readEnsembleEntry(head, '');
  const set = featureSetOfKey(entry.featureKey);
  if (set === null) throw new Refusal('wrong-features', { featureKey: entry.featureKey });
  const { features, input } = entry.recipe;
  if (features !== set.id) throw new FieldError('recipe.features');
  if (input.coefficients !== set.height || input.frames !== set.frames) throw new FieldError('recipe.input');
  checkEnsemble(entry);
  const inspected = (name: string) => {
    if (!checksums.has(name)) throw new FieldError(name);
    return file(files, name);
  };
  const nets = entry.nets.map((net) => readNet(files, net, inspected));
  const evaluation = entry.evaluation && readEvaluation(files, entry, entry.evaluation, inspected);
  const { format: _format, version: _version, ...rest } = entry;
  const standardiser = {
    mean: Float32Array.from(entry.standardiser.mean),
    deviation: Float32Array.from(entry.standardiser.deviation),
  };
  return { ...rest, standardiser, nets, evaluation };
}

/** Throws Refusal unless this is the description of an ensemble that this Tenfold can read. */
function readHead(head: unknown): void {
  let version: number;
  try {
    const data = fields(head, '');
    oneOf(FORMAT)(data.format, 'format');
    version = whole(1)(data.version, 'version');
  } catch {
    throw new Refusal('not-an-ensemble', {});
  }
  if (version > VERSION) throw new Refusal('newer-version', { version, supported: VERSION });
}

type Inspected = (name: string) => Uint8Array;

function readNet(files: Files, net: NetEntry, inspected: Inspected): NetArtifact {
  const modelFile = `${net.folder}/${MODEL_FILE}`;
  const weightsFile = `${net.folder}/${WEIGHTS_FILE}`;
  inspected(modelFile);
  const model = fields(parse(files, modelFile), modelFile);
  oneOf('layers-model')(model.format, `${modelFile} format`);
  const topology = fields(model.modelTopology, `${modelFile} modelTopology`);
  const [manifest, ...others] = list(fields)(model.weightsManifest, `${modelFile} weightsManifest`);
  const paths = list(text)(manifest?.paths, `${modelFile} paths`);
  if (others.length > 0 || paths.length !== 1 || paths[0] !== WEIGHTS_FILE) throw new FieldError(`${modelFile} paths`);
  const entries = readWeightEntries(manifest.weights, `${modelFile} weights`);
  const bytes = inspected(weightsFile);
  const sizes = entries.map((entry) => elements(entry.shape) * (entry.quantization ? 2 : 4));
  if (sizes.reduce((total, size) => total + size, 0) !== bytes.length) throw new FieldError(weightsFile);
  const weights = new Float32Array(entries.reduce((total, entry) => total + elements(entry.shape), 0));
  let from = 0;
  let to = 0;
  for (const [index, entry] of entries.entries()) {
    const piece = bytes.slice(from, from + sizes[index]).buffer; // a copy, so that it is aligned
    const values = entry.quantization ? fromHalf(new Uint16Array(piece)) : new Float32Array(piece);
    weights.set(values, to);
    from += sizes[index];
    to += values.length;
  }
  const weightSpecs = entries.map(({ name, shape, dtype }) => ({ name, shape, dtype }));
  const { tag, bestEpoch, stopped, history } = net;
  return { tag, topology, weightSpecs, weights: weights.buffer, bestEpoch, stopped, history };
}

function readEvaluation(
  files: Files,
  { tags }: EnsembleEntry,
  scores: EvaluationEntry,
  inspected: Inspected,
): Evaluation {
  if (scores.prior.length !== tags.length) throw new FieldError('evaluation.prior');
  inspected(HELD_OUT_FILE);
  const bytes = inspected(HELD_OUT_DATA);
  const entries = readHeldOutEntries(parse(files, HELD_OUT_FILE), HELD_OUT_FILE);
  const values = entries.reduce((total, entry) => total + entry.tiles * tags.length, 0);
  if (values * 4 !== bytes.length) throw new FieldError(HELD_OUT_DATA);
  let offset = 0;
  const heldOut = entries.map(({ tiles, ...track }): HeldOutTrack => {
    if (track.targets.length !== tags.length) throw new FieldError(`${HELD_OUT_FILE} targets`);
    const length = tiles * tags.length * 4;
    const tileConfidences = new Float32Array(bytes.slice(offset, offset + length).buffer);
    offset += length;
    return { ...track, tileConfidences };
  });
  return { ...scores, heldOut };
}
