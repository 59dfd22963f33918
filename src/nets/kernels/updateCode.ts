import {
  addInteger,
  addVector,
  assemble,
  divideVector,
  integer,
  loadSplat,
  loadVector,
  multiplyVector,
  rootVector,
  splatInteger,
  storePlace,
  storeVector,
  subtractVector,
  type Code,
} from './assembler.ts';

/** How an optimiser moves each number of a weight, the same for all of them. */
export interface UpdateRule {
  /** Tensors that are read, by the names of the kernel's inputs. */
  readonly inputs: readonly string[];
  /** Tensors that are written; each is what bears its name after the last assignment. */
  readonly outputs: readonly string[];
  /** Numbers, by the names of the kernel's attributes. */
  readonly factors: readonly string[];
  /** What has no other name. */
  readonly between: readonly string[];
  /** Assignments in turn: of an input's name before it is assigned to, the old value. */
  readonly assignments: (get: (name: string) => Code) => readonly (readonly [name: string, value: Code])[];
}

const plus = addVector;
const minus = subtractVector;
const times = multiplyVector;
const over = divideVector;
const root = rootVector;

// In the order in which tfjs' operations round where the rule is composed of them: the bits are the same.

/** See nesterov.ts. */
export const NESTEROV: UpdateRule = {
  inputs: ['weight', 'velocity', 'gradient'],
  outputs: ['weight', 'velocity'],
  factors: ['learningRate', 'momentum'],
  between: ['slope'],
  assignments: (get) => [
    ['slope', times(get('gradient'), get('learningRate'))],
    ['velocity', minus(times(get('velocity'), get('momentum')), get('slope'))],
    ['weight', minus(plus(get('weight'), times(get('velocity'), get('momentum'))), get('slope'))],
  ],
};

/** See adam.ts. */
export const ADAM: UpdateRule = {
  inputs: ['weight', 'gradient', 'first', 'second'],
  outputs: ['weight', 'first', 'second'],
  factors: ['beta1', 'gain1', 'beta2', 'gain2', 'epsilon', 'decay', 'pace'],
  between: ['move'],
  assignments: (get) => [
    ['first', plus(times(get('first'), get('beta1')), times(get('gradient'), get('gain1')))],
    ['second', plus(times(get('second'), get('beta2')), times(times(get('gradient'), get('gradient')), get('gain2')))],
    ['move', times(over(get('first'), plus(root(get('second')), get('epsilon'))), get('pace'))],
    ['weight', minus(times(get('weight'), get('decay')), get('move'))],
  ],
};

/** See adadelta.ts. */
export const ADADELTA: UpdateRule = {
  inputs: ['weight', 'gradient', 'squares', 'moves'],
  outputs: ['weight', 'squares', 'moves'],
  factors: ['rho', 'gain', 'epsilon', 'learningRate'],
  between: ['move'],
  assignments: (get) => [
    ['squares', plus(times(get('squares'), get('rho')), times(times(get('gradient'), get('gradient')), get('gain')))],
    [
      'move',
      times(
        get('gradient'),
        over(root(plus(get('moves'), get('epsilon'))), root(plus(get('squares'), get('epsilon')))),
      ),
    ],
    ['moves', plus(times(get('moves'), get('rho')), times(times(get('move'), get('move')), get('gain')))],
    ['weight', minus(get('weight'), times(get('move'), get('learningRate')))],
  ],
};

const VECTOR = 16; // bytes
const FLOAT = 4;

/**
 * The module's `run(…inputs, …outputs, bytes, …factors)` moves a weight of so many bytes: addresses of
 * the rule's tensors, which do not overlap, then its factors, float32 given as the integers of their bits.
 */
export function updateModule(rule: UpdateRule): Uint8Array<ArrayBuffer> {
  const from = (name: string) => `${name} from`;
  const to = (name: string) => `${name} to`;
  const bits = (name: string) => `${name} bits`;
  return assemble(
    [...rule.inputs.map(from), ...rule.outputs.map(to), 'bytes', ...rule.factors.map(bits)],
    ['o', 'even'],
    [],
    [...rule.inputs, ...rule.factors, ...rule.between],
    ({ get, set, upTo }) => {
      const at = (name: string) => addInteger(get(name), get('o'));
      const moved = (load: (address: Code) => Code, store: (address: Code, value: Code) => Code) => [
        rule.inputs.map((name) => set(name, load(at(from(name))))),
        rule.assignments(get).map(([name, value]) => set(name, value)),
        rule.outputs.map((name) => store(at(to(name)), get(name))),
      ];
      return [
        rule.factors.map((name) => set(name, splatInteger(get(bits(name))))),
        set('o', integer(0)),
        set('even', [get('bytes'), integer(-VECTOR), 0x71]),
        upTo('o', get('even'), integer(VECTOR), moved(loadVector, storeVector)),
        // The last ones, each by the same instructions, so that a number's place changes no bit of it.
        upTo('o', get('bytes'), integer(FLOAT), moved(loadSplat, (address, value) => storePlace(address, value, 0))),
      ];
    },
  );
}
