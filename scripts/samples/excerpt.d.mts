export const EXCERPT_SECONDS: number;
export const ENCODING: string;
export const GAIN: number;

export function hasFfmpeg(): boolean;
export function loudestStart(samples: Float32Array, rate: number, seconds: number): number;
export function findExcerpt(path: string): Promise<number>;
export function writeExcerpt(
  source: string,
  start: number,
  tags: Record<string, string>,
  target: string,
): Promise<void>;
