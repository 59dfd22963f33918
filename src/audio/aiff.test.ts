import { expect, test } from 'vitest';
import { aiffToWav, readAiffHeader, readAiffSlices } from './aiff.ts';
import { pcmToFloat } from './pcm.ts';
import { DecodeFailure } from './problem.ts';

type Bytes = readonly number[];
const letters = (text: string): Bytes => [...text].map((letter) => letter.charCodeAt(0));
const long = (value: number): Bytes => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const short = (value: number): Bytes => [(value >> 8) & 255, value & 255];
const chunk = (name: string, body: Bytes): Bytes => [...letters(name), ...long(body.length), ...body, ...(body.length % 2 ? [0] : [])];

/** 80-bit numbers as Apple's own files hold them. */
const RATE_44100: Bytes = [0x40, 0x0e, 0xac, 0x44, 0, 0, 0, 0, 0, 0];
const RATE_8000: Bytes = [0x40, 0x0b, 0xfa, 0, 0, 0, 0, 0, 0, 0];

const common = (channels: number, frames: number, bits: number, rate: Bytes, type?: string, name = '') =>
  chunk('COMM', [...short(channels), ...long(frames), ...short(bits), ...rate, ...(type ? [...letters(type), name.length, ...letters(name)] : [])]);
const sound = (data: Bytes, offset = 0) => chunk('SSND', [...long(offset), ...long(0), ...Array.from({ length: offset }, () => 9), ...data]);
const form = (type: 'AIFF' | 'AIFC', ...chunks: Bytes[]) => {
  const body = chunks.flat();
  return new Blob([Uint8Array.from([...letters('FORM'), ...long(body.length + 4), ...letters(type), ...body])]);
};

async function samplesOf(blob: Blob): Promise<number[]> {
  const values: number[] = [];
  for await (const slice of readAiffSlices(blob, await readAiffHeader(blob))) values.push(...slice);
  return values;
}

const problemOf = (blob: Blob) =>
  readAiffHeader(blob).then(
    () => null,
    (error: unknown) => (error instanceof DecodeFailure ? error.problem : error),
  );

test('reads rate, channels and samples whatever the order and the offset', async () => {
  const data = [...short(0x4000), ...short(-0x8000), ...short(0x7fff), ...short(0)];
  const plain = form('AIFF', common(2, 2, 16, RATE_44100), sound(data));
  expect(await readAiffHeader(plain)).toMatchObject({ channels: 2, rate: 44_100, frames: 2, statedFrames: 2 });
  expect(await samplesOf(plain)).toEqual([0.5, -1, Math.fround(0x7fff / 0x8000), 0]);
  const odd = form('AIFF', chunk('NAME', letters('odd')), sound(data, 6), common(2, 2, 16, RATE_8000));
  expect((await readAiffHeader(odd)).rate).toBe(8_000);
  expect(await samplesOf(odd)).toEqual(await samplesOf(plain));
});

test.each([
  ['NONE', 8, [0x40, 0xc0], [0.5, -0.5]],
  ['NONE', 12, [0x40, 0, 0xc0, 0], [0.5, -0.5]], // left-justified in two bytes
  ['twos', 16, [0x40, 0, 0xc0, 0], [0.5, -0.5]],
  ['sowt', 16, [0, 0x40, 0, 0xc0], [0.5, -0.5]],
  ['sowt', 24, [0, 0, 0x40, 0, 0, 0xc0], [0.5, -0.5]],
  ['in24', 24, [0x40, 0, 0, 0xc0, 0, 0], [0.5, -0.5]],
  ['in32', 32, [0x40, 0, 0, 0, 0xc0, 0, 0, 0], [0.5, -0.5]],
  ['42ni', 32, [0, 0, 0, 0x40, 0, 0, 0, 0xc0], [0.5, -0.5]],
  ['raw ', 8, [0xc0, 0x40], [0.5, -0.5]],
  ['fl32', 32, [0x3f, 0, 0, 0, 0xbf, 0, 0, 0], [0.5, -0.5]],
  ['FL64', 64, [0x3f, 0xe0, 0, 0, 0, 0, 0, 0, 0xbf, 0xe0, 0, 0, 0, 0, 0, 0], [0.5, -0.5]],
])('AIFF-C %s at %i bits', async (type, bits, data, values) => {
  expect(await samplesOf(form('AIFC', common(1, 2, bits, RATE_8000, type), sound(data)))).toEqual(values);
});

test('names a compression it does not read', async () => {
  const compressed = form('AIFC', common(1, 2, 16, RATE_8000, 'ima4', 'IMA 4:1'), sound([0, 0]));
  expect(await problemOf(compressed)).toEqual({ code: 'aifc-compression', data: { compression: 'IMA 4:1' } });
  const unnamed = form('AIFC', common(1, 2, 16, RATE_8000, 'GSM '), sound([0, 0]));
  expect(await problemOf(unnamed)).toEqual({ code: 'aifc-compression', data: { compression: 'GSM' } });
});

test('takes what is there when the sizes promise more, and says when nothing is', async () => {
  const file = form('AIFF', common(1, 100, 16, RATE_8000), sound([0x40, 0, 0x20, 0, 0x10]));
  expect(await readAiffHeader(file)).toMatchObject({ frames: 2, statedFrames: 100 });
  expect(await samplesOf(file)).toEqual([0.5, 0.25]);
  expect(await problemOf(form('AIFF', sound([0, 0])))).toMatchObject({ code: 'truncated' });
  expect(await problemOf(form('AIFF', common(1, 100, 16, RATE_8000)))).toMatchObject({ code: 'truncated' });
  expect(await problemOf(form('AIFF', common(1, 100, 16, RATE_8000), sound([])))).toMatchObject({ code: 'truncated' });
  expect(await problemOf(form('AIFF', common(0, 100, 16, RATE_8000), sound([0, 0])))).toMatchObject({ code: 'undecodable' });
});

test('a recording whose sizes were never filled in runs to its end', async () => {
  const unfinished = [...letters('SSND'), ...long(0), ...long(0), ...long(0), 0x40, 0, 0x20, 0];
  expect(await samplesOf(form('AIFF', common(1, 0, 16, RATE_8000), unfinished))).toEqual([0.5, 0.25]);
});

test('slices of ten seconds add up to the whole', async () => {
  const frames = 8_000 * 25;
  const data = Array.from({ length: frames }, (_, index) => index % 256);
  const file = form('AIFF', common(1, frames, 8, RATE_8000), sound(data));
  const lengths: number[] = [];
  for await (const slice of readAiffSlices(file, await readAiffHeader(file))) lengths.push(slice.length);
  expect(lengths).toEqual([80_000, 80_000, 40_000]);
  expect(await samplesOf(file)).toEqual([...pcmToFloat(Uint8Array.from(data), { kind: 'signed', bytes: 1, littleEndian: false })]);
});

test('becomes a WAV with the same samples', async () => {
  const wav = await aiffToWav(form('AIFF', common(2, 2, 8, RATE_44100), sound([64, 32, 16, 8])));
  expect(wav.type).toBe('audio/wav');
  const view = new DataView(await wav.arrayBuffer());
  const text = (at: number) => String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
  expect([text(0), text(8), text(12), text(38), text(50)]).toEqual(['RIFF', 'WAVE', 'fmt ', 'fact', 'data']);
  expect(view.getUint32(4, true)).toBe(view.byteLength - 8);
  expect([view.getUint16(20, true), view.getUint16(22, true), view.getUint32(24, true)]).toEqual([3, 2, 44_100]);
  expect(view.getUint32(54, true)).toBe(16);
  expect([58, 62, 66, 70].map((at) => view.getFloat32(at, true))).toEqual([0.5, 0.25, 0.125, 0.0625]);
});
