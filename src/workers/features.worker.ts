/** Adapts `TrackAnalysis` of src/dsp to messages; see `FeaturesWorker` for what each call does. */
import { expose, transfer } from 'comlink';
import { featureSet } from '../dsp/featureSets.ts';
import { TrackAnalysis } from '../dsp/trackAnalysis.ts';
import type { FeaturesWorker, TrackFeatures } from './protocol.ts';
import { reportRequests } from './requestReport.ts';

reportRequests();

const jobs = new Map<number, TrackAnalysis>();
let lastJob = 0;

function jobOf(job: number): TrackAnalysis {
  const analysis = jobs.get(job);
  if (!analysis) throw new Error(`unknown-job: ${job}`);
  return analysis;
}

const worker: FeaturesWorker = {
  async open(set) {
    lastJob++;
    jobs.set(lastJob, new TrackAnalysis(featureSet(set)));
    return lastJob;
  },

  async push(job, samples) {
    jobOf(job).push(samples);
  },

  async close(job) {
    const analysis = jobOf(job);
    jobs.delete(job);
    const features: TrackFeatures = analysis.finish();
    return transfer(features, [features.tiles.values.buffer, features.peaks.buffer]);
  },

  async abandon(job) {
    jobs.delete(job);
  },
};

expose(worker);
