import { nearSentence } from '../util/near-matches.ts';
import { FLAGS } from './flags.ts';
import { usage } from './usage.ts';

/** Flags as typed: the last value of a plain flag, all values of a repeatable one. */
export class TypedFlags {
  readonly #values: ReadonlyMap<string, unknown[]>;

  constructor(parsed: Readonly<Record<string, unknown>>) {
    this.#values = new Map(FLAGS.map(({ name }) => [name, [parsed[name] ?? []].flat()]));
  }

  has(name: string): boolean {
    return this.all(name).length > 0 && this.#values.get(name)!.at(-1) !== false;
  }

  text(name: string): string | null {
    return this.all(name).at(-1) ?? null;
  }

  all(name: string): string[] {
    return (this.#values.get(name) ?? []).map(String);
  }

  /** Values of a repeatable flag, those between commas too. */
  list(name: string): string[] {
    return this.all(name).flatMap((value) => value.split(',').map((part) => part.trim()));
  }
}

/** @throws TraceError `E_USAGE` for a value that is none of the choices */
export function choice<T extends string>(flags: TypedFlags, name: string, choices: readonly T[]): T | null {
  const text = flags.text(name);
  return text === null ? null : oneOf(`--${name}`, text, choices);
}

export function oneOf<T extends string>(what: string, text: string, choices: readonly T[]): T {
  const found = choices.find((known) => known === text);
  if (found === undefined) throw usage(`${what} '${text}': no such value. ${nearSentence(text, choices)}`);
  return found;
}

/** @throws TraceError `E_USAGE` for what is no whole number, or less than the least */
export function wholeNumber(flags: TypedFlags, name: string, least = 0): number | null {
  const text = flags.text(name);
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text)) throw usage(`--${name} '${text}': a whole number is needed.`);
  if (Number(text) < least) throw usage(`--${name} '${text}': the first is ${least}.`);
  return Number(text);
}
