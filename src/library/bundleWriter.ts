/** Writes the files of a bundle; bundleFormat.ts describes them. */
import { strToU8 } from 'fflate';
import type { Ensemble, HeldOutTrack, NetArtifact } from '../nets/ensemble.ts';
import {
  CHECKSUMS_FILE,
  checkEnsemble,
  elements,
  ENSEMBLE_FILE,
  type EnsembleEntry,
  FORMAT,
  HELD_OUT_DATA,
  HELD_OUT_FILE,
  type HeldOutEntry,
  MODEL_FILE,
  readWeightEntries,
  VERSION,
  WEIGHTS_FILE,
} from './bundleFormat.ts';
import { crc32 } from './crc32.ts';
import { FieldError, writeMeasured } from './fields.ts';
import { HALF_MAXIMUM, toHalf } from './float16.ts';

/** Floats of the weights in the file. */
export type Precision = 'float32' | 'float16';

/**
 * Every file by name, checksums first. Throws FieldError when the ensemble contradicts itself, so
 * that no unreadable bundle is written.
 */
export function writeFiles(ensemble: Ensemble, precision: Precision): Map<string, Uint8Array> {
  const entry = describe(ensemble);
  checkEnsemble(entry);
  const files = new Map<string, Uint8Array>();
  files.set(ENSEMBLE_FILE, json(entry));
  for (const [index, net] of ensemble.nets.entries()) {
    const { folder } = entry.nets[index];
    const { specs, bytes } = encodeWeights(net, precision);
    files.set(`${folder}/${MODEL_FILE}`, json(modelFile(net, specs)));
    files.set(`${folder}/${WEIGHTS_FILE}`, bytes);
  }
  if (ensemble.evaluation) {
    const { heldOut } = ensemble.evaluation;
    files.set(HELD_OUT_FILE, json(heldOut.map((track) => heldOutEntry(track, ensemble.tags.length))));
    files.set(HELD_OUT_DATA, joined(heldOut.map((track) => asBytes(track.tileConfidences))));
  }
  const checksums = Object.fromEntries([...files].map(([name, bytes]) => [name, crc32(bytes)]));
  return new Map([[CHECKSUMS_FILE, json(checksums)], ...files]);
}

function json(value: unknown): Uint8Array {
  return strToU8(JSON.stringify(value, writeMeasured, 1));
}

function asBytes(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** `nets/03-sci-fi`; the number keeps tags apart that differ in other characters only. */
function folderOf(tag: string, index: number): string {
  const slug = tag
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `nets/${String(index + 1).padStart(2, '0')}-${slug || 'tag'}`;
}

function describe(ensemble: Ensemble): EnsembleEntry {
  const { id, name, created, tags, recipe, featureKey, seed, card, calibration, evaluation } = ensemble;
  const nets = ensemble.nets.map(({ tag, bestEpoch, stopped, history }, index) => {
    return { tag, folder: folderOf(tag, index), bestEpoch, stopped, history };
  });
  const { mean, deviation } = ensemble.standardiser;
  return {
    format: FORMAT,
    version: VERSION,
    id,
    name,
    created,
    tags,
    recipe,
    featureKey,
    seed,
    standardiser: { mean: [...mean], deviation: [...deviation] },
    nets,
    calibration,
    evaluation: evaluation && {
      prior: evaluation.prior,
      tile: evaluation.tile,
      track: evaluation.track,
      priorTile: evaluation.priorTile,
      priorTrack: evaluation.priorTrack,
    },
    card,
  };
}

function heldOutEntry(track: HeldOutTrack, tags: number): HeldOutEntry {
  const { id, title, group, targets, tileConfidences } = track;
  const tiles = tileConfidences.length / tags;
  if (targets.length !== tags || !Number.isInteger(tiles)) throw new FieldError(`evaluation.heldOut ${id}`);
  return { id, title, group, targets, tiles };
}

function modelFile(net: NetArtifact, specs: readonly object[]): object {
  return {
    format: 'layers-model',
    generatedBy: 'Tenfold',
    convertedBy: null,
    modelTopology: net.topology,
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights: specs }],
  };
}

function encodeWeights(
  net: NetArtifact,
  precision: Precision,
): { specs: readonly object[]; bytes: Uint8Array } {
  const entries = readWeightEntries(net.weightSpecs, `nets.${net.tag}.weightSpecs`);
  const expected = entries.reduce((total, entry) => total + elements(entry.shape), 0) * 4;
  if (expected !== net.weights.byteLength) throw new FieldError(`nets.${net.tag}.weights`);
  if (precision === 'float32') return { specs: net.weightSpecs, bytes: new Uint8Array(net.weights) };
  const parts: Uint8Array[] = [];
  const specs: object[] = [];
  let offset = 0;
  for (const { name, shape, dtype } of entries) {
    const values = new Float32Array(net.weights, offset, elements(shape));
    offset += values.byteLength;
    if (values.every((value) => Math.abs(value) <= HALF_MAXIMUM)) {
      specs.push({ name, shape, dtype, quantization: { dtype: 'float16', original_dtype: 'float32' } });
      parts.push(new Uint8Array(toHalf(values).buffer));
    } else {
      specs.push({ name, shape, dtype });
      parts.push(asBytes(values));
    }
  }
  return { specs, bytes: joined(parts) };
}
