import { io } from '@tensorflow/tfjs-core';
import { loadLayersModel, type LayersModel } from '@tensorflow/tfjs-layers';
import type { NetArtifact } from './ensemble.ts';
import { buildModel, setWeightValues } from './model.ts';
import type { Recipe } from './recipe.ts';

type SavedModel = Pick<NetArtifact, 'topology' | 'weightSpecs' | 'weights'>;

/** A recipe's net with these weights as tfjs layers-model artifacts; buffers are copies. */
export async function saveNet(recipe: Recipe, weights: readonly Float32Array[]): Promise<SavedModel> {
  const model = buildModel(recipe);
  try {
    setWeightValues(model, recipe, weights);
    const saved = await new Promise<io.ModelArtifacts>((resolve, reject) => {
      const handler = io.withSaveHandler(async (artifacts) => {
        resolve(artifacts);
        return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
      });
      model.save(handler).catch(reject);
    });
    return {
      topology: JSON.parse(JSON.stringify(saved.modelTopology)) as object,
      weightSpecs: JSON.parse(JSON.stringify(saved.weightSpecs)) as object[],
      weights: joined(saved.weightData),
    };
  } finally {
    model.dispose();
  }
}

/** The model of an artifact, on the current backend. The caller disposes of it. */
export function loadNet(net: SavedModel): Promise<LayersModel> {
  const artifacts: io.ModelArtifacts = {
    modelTopology: net.topology,
    weightSpecs: [...net.weightSpecs] as io.WeightsManifestEntry[],
    weightData: net.weights,
  };
  return loadLayersModel(io.fromMemory(artifacts));
}

function joined(data: io.WeightData | undefined): ArrayBuffer {
  const parts = data === undefined ? [] : Array.isArray(data) ? data : [data];
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part), offset);
    offset += part.byteLength;
  }
  return bytes.buffer;
}
