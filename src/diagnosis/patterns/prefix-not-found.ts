import { prefixText, shortened } from '../../calls/dialled-prefix.ts';
import { addExample, entryOf, MOST_FOUND, type CallFact, type Pattern, type PatternFinding } from './pattern.ts';

/** Calls and distinct numbers of a prefix of which none was found. */
const LEAST_CALLS = 5;
const LEAST_NUMBERS = 3;
const DIGITS = { fewest: 2, most: 7 } as const;
const MOST_NUMBERS = 4096;

interface Dialled {
  calls: number;
  notFound: number;
  examples: string[];
}

const newDialled = (): Dialled => ({ calls: 0, notFound: 0, examples: [] });

class Search {
  readonly #numbers = new Map<number, Dialled>();
  overflow = 0;

  add(call: CallFact): void {
    if (call.dialled === 0 || call.outcome === 'unknown') return;
    const number = entryOf(this.#numbers, call.dialled, MOST_NUMBERS, newDialled);
    if (number === null) {
      this.overflow++;
      return;
    }
    number.calls++;
    if (call.code !== 404) return;
    number.notFound++;
    addExample(number.examples, call);
  }

  find(): PatternFinding[] {
    const found: { prefix: number; calls: number; examples: string[] }[] = [];
    for (let digits = DIGITS.fewest; digits <= DIGITS.most; digits++) {
      for (const [prefix, numbers] of this.#byPrefix(digits)) {
        const calls = numbers.reduce((sum, number) => sum + number.calls, 0);
        const isLost = numbers.every((number) => number.notFound === number.calls);
        if (!isLost || calls < LEAST_CALLS || numbers.length < LEAST_NUMBERS || calls === this.#calls) continue;
        if (found.some((other) => shortened(prefix, digitsOf(other.prefix)) === other.prefix)) continue;
        found.push({ prefix, calls, examples: numbers.flatMap(({ examples }) => examples).slice(0, 5) });
      }
    }
    return found
      .sort((a, b) => b.calls - a.calls)
      .slice(0, MOST_FOUND)
      .map(({ prefix, calls, examples }) => ({ calls, values: { prefix: prefixText(prefix), calls }, examples }));
  }

  get #calls(): number {
    let calls = 0;
    for (const number of this.#numbers.values()) calls += number.calls;
    return calls;
  }

  #byPrefix(digits: number): Map<number, Dialled[]> {
    const groups = new Map<number, Dialled[]>();
    for (const [dialled, number] of this.#numbers) {
      if (digitsOf(dialled) <= digits) continue;
      const prefix = shortened(dialled, digits);
      const group = groups.get(prefix);
      if (group === undefined) groups.set(prefix, [number]);
      else group.push(number);
    }
    return groups;
  }
}

function digitsOf(prefix: number): number {
  return String(Math.abs(prefix)).length - 1;
}

export const prefixNotFound: Pattern = {
  id: 'prefix-not-found',
  severity: 'error',
  reference: 'RFC 3261 21.4.5',
  search: () => new Search(),
  text: {
    en: {
      title: 'No number of one prefix is found',
      seen: 'All {calls} calls to numbers that begin with {prefix} got 404.',
      advice:
        'A route for that prefix is missing, or it is dialled in a form that is not known there (+, 00, national).',
    },
    es: {
      title: 'No se encuentra ningún número de un prefijo',
      seen: 'Las {calls} llamadas a números que empiezan por {prefix} recibieron 404.',
      advice: 'Falta una ruta para ese prefijo, o se marca en una forma que allí no se conoce (+, 00, nacional).',
    },
  },
};
