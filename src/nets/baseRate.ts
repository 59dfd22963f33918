import type { NetArtifact } from './ensemble.ts';

/**
 * A net is trained on a bag in which its tag is as frequent as its absence, so its confidence says
 * how much the music speaks for the tag when nothing else is known. Where tags differ in frequency,
 * ranking them by such confidences puts rare ones too high. By Bayes' rule the odds at another
 * frequency are the odds in the bag times the odds of that frequency (Elkan 2001, *The Foundations
 * of Cost-Sensitive Learning*, theorem 2), and for a sigmoid that is a shift of its bias by
 * ln(rate / (1 − rate)). The net stays a plain layers model.
 *
 * @param rate share of tracks that carry the tag, strictly between 0 and 1
 * @returns a copy of the artifact with that shift in its output's bias, the last of its weights
 */
export function atBaseRate(net: NetArtifact, rate: number): NetArtifact {
  if (!(rate > 0 && rate < 1)) throw new RangeError(`A base rate lies between 0 and 1, not at ${rate}.`);
  const weights = net.weights.slice(0);
  const values = new Float32Array(weights);
  values[values.length - 1] += Math.log(rate / (1 - rate));
  return { ...net, weights };
}
