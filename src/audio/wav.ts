/** Bytes before the samples: RIFF and WAVE, an 18-byte fmt chunk, a fact chunk, the data header. */
const HEADER_BYTES = 12 + (8 + 18) + (8 + 4) + 8;
const FLOAT_FORMAT = 3; // WAVE_FORMAT_IEEE_FLOAT

/**
 * The header of a 32-bit float WAV file; little-endian interleaved samples follow it.
 * @param rate in Hz, a whole number
 */
export function floatWavHeader(frames: number, channels: number, rate: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES));
  let position = 0;
  const letters = (text: string) => {
    for (const letter of text) view.setUint8(position++, letter.charCodeAt(0));
  };
  const short = (value: number) => {
    view.setUint16(position, value, true);
    position += 2;
  };
  const long = (value: number) => {
    view.setUint32(position, value, true);
    position += 4;
  };
  const frameBytes = channels * 4;
  const dataBytes = frames * frameBytes;
  letters('RIFF');
  long(HEADER_BYTES - 8 + dataBytes);
  letters('WAVEfmt ');
  long(18);
  short(FLOAT_FORMAT);
  short(channels);
  long(rate);
  long(rate * frameBytes);
  short(frameBytes);
  short(32);
  short(0);
  letters('fact');
  long(4);
  long(frames);
  letters('data');
  long(dataBytes);
  return new Uint8Array(view.buffer);
}

/** A mono float WAV file in one buffer. Every browser runs on little-endian machines. */
export function monoWav(samples: Float32Array, rate: number): ArrayBuffer {
  const header = floatWavHeader(samples.length, 1, rate);
  const bytes = new Uint8Array(header.length + samples.byteLength);
  bytes.set(header);
  bytes.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), header.length);
  return bytes.buffer;
}
