/**
 * Music-like sound for measuring: chords of decaying harmonics over a bass, with noise bursts as
 * drums and a little hiss, seeded. Mono, −1..1. Speed hardly depends on content, but denormals and
 * silence would flatter or hurt, and the implementations are compared on it too.
 */
export function musicLike(seconds: number, sampleRate: number, seed = 1): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  let state = seed;
  const random = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const beat = Math.round(sampleRate / 2);
  for (let start = 0; start < samples.length; start += beat) {
    const end = Math.min(samples.length, start + beat);
    const root = 55 * 2 ** (Math.floor(random() * 12) / 12);
    for (const interval of [0, 12, 16, 19, 24]) {
      for (let harmonic = 1; harmonic <= 6; harmonic++) {
        const turn = (2 * Math.PI * root * 2 ** (interval / 12) * harmonic) / sampleRate;
        const fade = (2 + harmonic) / sampleRate;
        const height = (0.08 * (0.5 + random())) / harmonic;
        for (let i = start; i < end; i++) {
          const age = i - start;
          samples[i] += height * Math.exp(-fade * age) * Math.sin(turn * age);
        }
      }
    }
    for (let i = start; i < end; i++) {
      const burst = 0.2 * Math.exp((-20 * (i - start)) / sampleRate);
      samples[i] += (burst + 0.002) * (2 * random() - 1);
    }
  }
  return samples;
}
