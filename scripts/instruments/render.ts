/** MIDI → sound with fluidsynth, sound → FLAC with ffmpeg. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

export const SAMPLE_RATE = 44_100;
const FRAME_BYTES = 8;
/** Peak of a rendered piece, so that loud and quiet ones fill the 16 bits alike. */
const PEAK = 0.9;

/** Programs that rendering needs and this system lacks. */
export function missingRenderers(): string[] {
  const asked = [
    ['fluidsynth', '--version'],
    ['ffmpeg', '-version'],
  ] as const;
  return asked.filter(([program, version]) => spawnSync(program, [version]).error).map(([program]) => program);
}

/**
 * The first `seconds` of a piece in mono (the mean of both channels), padded with silence where it
 * ends sooner. Banks are ignored, so that a program number alone decides what sounds. One core and
 * no clock: the same bytes every time.
 *
 * @throws Error with fluidsynth's own words
 */
export async function renderPiece(midi: string, soundFont: string, seconds: number, signal: AbortSignal): Promise<Float32Array> {
  const settings = ['synth.midi-bank-select=gm', 'synth.cpu-cores=1', 'synth.dynamic-sample-loading=1'].flatMap((setting) => ['-o', setting]);
  const output = ['-r', String(SAMPLE_RATE), '-g', '0.5', '-O', 'float', '-T', 'raw', '-F', '/dev/stdout'];
  // fluidsynth opens its output by name, which a socket (Node's idea of a pipe) refuses; the shell's pipe does not.
  const command = ['-c', '"$@" | cat', 'sh', 'fluidsynth', '-ni', '-q', ...settings, ...output, soundFont, midi];
  const synth = spawn('sh', command, { stdio: ['ignore', 'pipe', 'pipe'], signal });
  const complaints: string[] = [];
  synth.stderr.on('data', (text: Buffer) => complaints.push(text.toString()));
  const failed = new Promise<never>((_, reject) => synth.on('error', reject));
  const frames = Math.round(seconds * SAMPLE_RATE);
  const stereo = Buffer.alloc(frames * FRAME_BYTES);
  const filled = fill(stereo, synth.stdout);
  // Whoever stops reading ends the synthesiser with the pipe.
  const received = await Promise.race([filled, failed]);
  // An error names what is wrong with a file; what it does not know in a piece it says as a warning.
  if (received === 0) throw new Error(complaints.join('').trim().split('\n').at(-1) || 'fluidsynth rendered nothing');
  const mono = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame += 1) {
    mono[frame] = (stereo.readFloatLE(frame * FRAME_BYTES) + stereo.readFloatLE(frame * FRAME_BYTES + 4)) / 2;
  }
  const peak = mono.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return peak > 0 ? mono.map((value) => (value * PEAK) / peak) : mono;
}

/** Reads until the buffer is full or the stream ends; how many bytes came. */
async function fill(buffer: Buffer, stream: AsyncIterable<Buffer>): Promise<number> {
  let at = 0;
  for await (const chunk of stream) {
    at += chunk.copy(buffer, at);
    if (at === buffer.length) break;
  }
  return at;
}

/** Writes samples in -1..1 as 16-bit mono FLAC; the file appears whole or not at all. */
export async function writeFlac(samples: Float32Array, path: string, signal: AbortSignal): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const pcm = Int16Array.from(samples, (value) => Math.round(value * 32_767));
  const input = ['-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', '1', '-i', '-'];
  const output = ['-fflags', '+bitexact', '-flags:a', '+bitexact', '-c:a', 'flac', '-f', 'flac', `${path}.part`];
  const encoder = spawn('ffmpeg', ['-loglevel', 'error', '-y', ...input, ...output], { stdio: ['pipe', 'ignore', 'inherit'], signal });
  encoder.stdin.end(Buffer.from(pcm.buffer));
  const code = await new Promise((resolve, reject) => encoder.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`ffmpeg could not write ${path}`);
  await rename(`${path}.part`, path);
}
