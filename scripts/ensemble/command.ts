/** How a training in a terminal is repeated, as the card of its ensemble says. */

const SCRIPT = 'npm run train:default';

/** Where files lie or go: another machine has them elsewhere, and they change nothing that is trained. */
const PLACES: ReadonlySet<string> = new Set(['folder', 'out', 'cross-validation']);

/** What `parseArgs` read. */
interface Token {
  readonly kind: string;
  readonly name?: string;
  readonly value?: string | undefined;
}

/** `npm run train:default -- --seed 2`: with the options that were given and shape the ensemble. */
export function commandOf(tokens: readonly Token[]): string {
  const options = tokens.flatMap(({ kind, name, value }) => (kind === 'option' && name !== undefined && value !== undefined && !PLACES.has(name) ? [`--${name} ${quoted(value)}`] : []));
  return options.length === 0 ? SCRIPT : `${SCRIPT} -- ${options.join(' ')}`;
}

/** As a shell reads it back. */
function quoted(value: string): string {
  return /^[\w./:,-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
