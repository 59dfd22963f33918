/** Reads data that came from outside, field by field, and says where it is not what it should be. */

/** `where` names the field, e.g. `recipe.convolutions[2].kernel`. */
export class FieldError extends Error {
  override readonly name = 'FieldError';
  readonly code = 'damaged';
  readonly where: string;

  constructor(where: string) {
    super(`Unexpected ${where}`);
    this.where = where;
  }
}

export type Read<T> = (value: unknown, where: string) => T;

export const text: Read<string> = (value, where) => {
  if (typeof value !== 'string') throw new FieldError(where);
  return value;
};

export const flag: Read<boolean> = (value, where) => {
  if (typeof value !== 'boolean') throw new FieldError(where);
  return value;
};

export const finite: Read<number> = (value, where) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new FieldError(where);
  return value;
};

/** An integer of at least `minimum`. */
export function whole(minimum: number): Read<number> {
  return (value, where) => {
    if (!Number.isSafeInteger(value) || (value as number) < minimum) throw new FieldError(where);
    return value as number;
  };
}

/** A number that may also be NaN or infinite; JSON has no such numbers, so they are written as text. */
export const measured: Read<number> = (value, where) => {
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value);
  return finite(value, where);
};

/** For JSON.stringify: writes numbers so that `measured` reads them back. */
export function writeMeasured(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

export function list<T>(read: Read<T>): Read<T[]> {
  return (value, where) => {
    if (!Array.isArray(value)) throw new FieldError(where);
    return value.map((item, index) => read(item, `${where}[${index}]`));
  };
}

export function oneOf<const T extends string>(...choices: readonly T[]): Read<T> {
  return (value, where) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new FieldError(where);
    return found;
  };
}

export const fields: Read<Readonly<Record<string, unknown>>> = (value, where) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FieldError(where);
  return value as Record<string, unknown>;
};

/** An object with exactly these fields; what else the data holds is dropped. */
export function record<T extends object>(readers: { readonly [K in keyof T]: Read<T[K]> }): Read<T> {
  return (value, where) => {
    const data = fields(value, where);
    const result: Partial<T> = {};
    for (const key of Object.keys(readers) as (keyof T & string)[]) {
      result[key] = readers[key](data[key], where === '' ? key : `${where}.${key}`);
    }
    return result as T;
  };
}

export function nullable<T>(read: Read<T>): Read<T | null> {
  return (value, where) => (value === null ? null : read(value, where));
}

/** A field that may be absent. */
export function optional<T>(read: Read<T>): Read<T | undefined> {
  return (value, where) => (value === undefined ? undefined : read(value, where));
}
