import { TraceError } from '../../errors.ts';

/** Longer texts are cut: nothing that a report says of a key needs more. */
const MOST_TEXT = 2000;
/** More rows than any report has of one kind. */
const MOST_ROWS = 20_000;
/** Calls that no file can hold. */
const MOST_COUNT = 1e12;

/**
 * A value of JSON from outside, with its place: read as what it must be, or an error that says which place is not that.
 */
export class CheckedJson {
  readonly #value: unknown;
  readonly #place: string;

  constructor(value: unknown, place = '') {
    this.#value = value;
    this.#place = place;
  }

  /** A key of an object; what is absent reads as null. */
  at(key: string): CheckedJson {
    const place = this.#place === '' ? key : `${this.#place}.${key}`;
    if (!this.isObject) throw this.#not('an object');
    const object = this.#value as Readonly<Record<string, unknown>>;
    return new CheckedJson(Object.hasOwn(object, key) ? object[key] : null, place);
  }

  get isObject(): boolean {
    return typeof this.#value === 'object' && this.#value !== null && !Array.isArray(this.#value);
  }

  get isNumber(): boolean {
    return typeof this.#value === 'number';
  }

  get isNull(): boolean {
    return this.#value === null;
  }

  rows(): CheckedJson[] {
    if (!Array.isArray(this.#value)) throw this.#not('a list');
    if (this.#value.length > MOST_ROWS) throw this.#not(`a list of at most ${MOST_ROWS} rows`);
    return this.#value.map((value, i) => new CheckedJson(value, `${this.#place}[${i}]`));
  }

  /** A whole number of things. */
  count(): number {
    const value = this.#value;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MOST_COUNT)
      throw this.#not('a whole number');
    return value;
  }

  number(): number {
    if (typeof this.#value !== 'number' || !Number.isFinite(this.#value)) throw this.#not('a number');
    return this.#value;
  }

  text(): string {
    if (typeof this.#value !== 'string') throw this.#not('a text');
    return this.#value.slice(0, MOST_TEXT);
  }

  boolean(): boolean {
    if (typeof this.#value !== 'boolean') throw this.#not('true or false');
    return this.#value;
  }

  oneOf<T extends string>(choices: readonly T[]): T {
    const found = choices.find((choice) => choice === this.#value);
    if (found === undefined) throw this.#not(`one of ${choices.join(', ')}`);
    return found;
  }

  /** What `read` makes of it, or null. */
  orNull<T>(read: (value: CheckedJson) => T): T | null {
    return this.isNull ? null : read(this);
  }

  #not(what: string): TraceError {
    return new TraceError('E_USAGE', `${this.#place || 'it'} is not ${what}`);
  }
}
