import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process that makes PyTorch's training steps on demand. */
export interface Torch {
  readonly version: string;
  /** Milliseconds a tile of one step. */
  measure(): Promise<number>;
  close(): void;
}

/** Debian's python3-torch belongs to the system's own interpreter, which need not be the first found. */
const INTERPRETERS = ['/usr/bin/python3', 'python3'];

/** Null: no Python here has torch. */
export async function startTorch(batch: number): Promise<Torch | null> {
  for (const interpreter of INTERPRETERS) {
    const torch = await start(interpreter, batch);
    if (torch !== null) return torch;
  }
  return null;
}

async function start(interpreter: string, batch: number): Promise<Torch | null> {
  const script = fileURLToPath(new URL('torch_step.py', import.meta.url));
  const child = spawn(interpreter, [script, String(batch)], { stdio: ['pipe', 'pipe', 'ignore'] });
  const failed = new Promise<null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', () => resolve(null));
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const answer = await Promise.race([lines.next(), failed]);
    return answer === null || answer.done ? null : (answer.value as string);
  };
  const first = await next();
  if (first === null) return null;
  return {
    version: first.replace('ready ', ''),
    async measure() {
      child.stdin.write('step\n');
      const answer = await next();
      if (answer === null) throw new Error('PyTorch ended unexpectedly.');
      return Number(answer);
    },
    close: () => child.stdin.end(),
  };
}
