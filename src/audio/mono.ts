/**
 * Mean over all channels, sample by sample: stereo is (L + R) / 2, and 5.1 weighs its six channels
 * alike. Web Audio's own down-mix weighs them otherwise, so it is not used.
 * @param channels planar, at least one, all of the same length
 */
export function monoMean(channels: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const mono = new Float32Array(channels[0]);
  if (channels.length === 1) return mono;
  for (const channel of channels.slice(1)) {
    for (let index = 0; index < mono.length; index += 1) mono[index] += channel[index];
  }
  for (let index = 0; index < mono.length; index += 1) mono[index] /= channels.length;
  return mono;
}

/** The same for interleaved frames; a last, incomplete frame is dropped. */
export function monoMeanInterleaved(values: Float32Array, channels: number): Float32Array<ArrayBuffer> {
  const frames = Math.floor(values.length / channels);
  const mono = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) sum += values[frame * channels + channel];
    mono[frame] = sum / channels;
  }
  return mono;
}
