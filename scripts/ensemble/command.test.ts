import { parseArgs } from 'node:util';
import { expect, it } from 'vitest';
import { commandOf } from './command.ts';

const STRING = { type: 'string' } as const;

function given(...args: string[]): string {
  return commandOf(parseArgs({ args, tokens: true, options: { seed: STRING, folder: STRING, out: STRING, name: STRING } }).tokens);
}

it('repeats what was asked for, whatever the places of files', () => {
  expect(given()).toBe('npm run train:default');
  expect(given('--folder', '/data/corpus', '--out=/tmp')).toBe('npm run train:default');
  expect(given('--folder', '/data/corpus', '--seed=2', '--name', "Bob's tracks")).toBe(`npm run train:default -- --seed 2 --name 'Bob'\\''s tracks'`);
});
