/** How alike two decodings of one track are, as samples and as the mel bands that MFCCs rest on. */
export interface Agreement {
  readonly lengths: readonly [number, number];
  /** Samples by which the second lags behind the first: decoders differ in what padding they keep. */
  readonly lag: number;
  /** Signal to noise in dB, the difference being the noise, once the lag is taken out. */
  readonly signalToNoise: number;
  /** Greatest difference of a mel band's energy over the whole track, in dB. */
  readonly bandDifference: number;
}

const RATE = 22_050;
const LARGEST_LAG = 3_000;
const FRAME = 2_048;
const BANDS = 41;

export function compare(first: Float32Array, second: Float32Array): Agreement {
  const lag = bestLag(first, second);
  const one = lag < 0 ? first.subarray(-lag) : first;
  const other = lag > 0 ? second.subarray(lag) : second;
  const length = Math.min(one.length, other.length);
  let signal = 0;
  let noise = 0;
  for (let index = 0; index < length; index += 1) {
    signal += one[index] ** 2;
    noise += (one[index] - other[index]) ** 2;
  }
  const bands = [bandEnergies(one.subarray(0, length)), bandEnergies(other.subarray(0, length))];
  return {
    lengths: [first.length, second.length],
    lag,
    signalToNoise: 10 * Math.log10(signal / Math.max(noise, Number.MIN_VALUE)),
    bandDifference: Math.max(...bands[0].map((energy, band) => Math.abs(10 * Math.log10(energy / bands[1][band])))),
  };
}

/** The shift with the least difference over a stretch from the middle of the track. */
function bestLag(first: Float32Array, second: Float32Array): number {
  const start = Math.floor(first.length / 2);
  const stretch = first.subarray(start, start + 8_192);
  let best = 0;
  let least = Infinity;
  for (let lag = -LARGEST_LAG; lag <= LARGEST_LAG; lag += 1) {
    let difference = 0;
    for (let index = 0; index < stretch.length && difference < least; index += 1) {
      difference += (stretch[index] - (second[start + lag + index] ?? 0)) ** 2;
    }
    if (difference < least) {
      least = difference;
      best = lag;
    }
  }
  return best;
}

/** Energy in BANDS bands, equally wide on the mel scale, of every eighth frame: a plain transform. */
function bandEnergies(samples: Float32Array): number[] {
  const energies = Array.from({ length: BANDS }, () => 0);
  const window = Float64Array.from({ length: FRAME }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / FRAME));
  for (let frame = 0; frame + FRAME <= samples.length; frame += FRAME * 8) {
    for (let bin = 1; bin < FRAME / 2; bin += 1) {
      const coefficient = 2 * Math.cos((2 * Math.PI * bin) / FRAME); // Goertzel's recurrence
      let before = 0;
      let last = 0;
      for (let index = 0; index < FRAME; index += 1) {
        const next = samples[frame + index] * window[index] + coefficient * last - before;
        before = last;
        last = next;
      }
      const band = Math.floor((mel((bin * RATE) / FRAME) / mel(RATE / 2)) * BANDS);
      energies[band] += last * last + before * before - coefficient * last * before;
    }
  }
  return energies;
}

function mel(frequency: number): number {
  return 1_127 * Math.log(1 + frequency / 700);
}
