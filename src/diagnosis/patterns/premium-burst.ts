import { shortened } from '../../calls/dialled-prefix.ts';
import {
  addExample,
  clock,
  entryOf,
  MOST_FOUND,
  MOST_PEERS,
  type CallFact,
  type Pattern,
  type PatternFinding,
} from './pattern.ts';

/** Country codes of satellites, international networks and premium rate (ITU-T E.164 list): dear, and loved by fraudsters. */
const DEAR: ReadonlySet<number> = new Set([870, 881, 882, 883, 979]);
const LEAST_CALLS = 10;
const LEAST_NUMBERS = 3;
const WINDOW_MICROS = 3600e6;
const MOST_NUMBERS = 64;

interface Caller {
  calls: number;
  readonly numbers: Set<number>;
  readonly examples: string[];
  firstMicros: number;
  lastMicros: number;
}

const newCaller = (): Caller => ({
  calls: 0,
  numbers: new Set(),
  examples: [],
  firstMicros: Number.NaN,
  lastMicros: Number.NaN,
});

class Search {
  readonly #callers = new Map<number, Caller>();
  overflow = 0;

  add(call: CallFact): void {
    if (call.source === 0 || call.dialled === 0 || !isDear(call.dialled)) return;
    const caller = entryOf(this.#callers, call.source, MOST_PEERS, newCaller);
    if (caller === null) {
      this.overflow++;
      return;
    }
    caller.calls++;
    if (caller.numbers.size < MOST_NUMBERS) caller.numbers.add(call.dialled);
    addExample(caller.examples, call);
    if (!(caller.firstMicros <= call.startMicros)) caller.firstMicros = call.startMicros;
    if (!(caller.lastMicros >= call.startMicros)) caller.lastMicros = call.startMicros;
  }

  find(addressOf: (peer: number) => string): PatternFinding[] {
    return [...this.#callers]
      .filter(
        ([, { calls, numbers, firstMicros, lastMicros }]) =>
          numbers.size >= LEAST_NUMBERS &&
          // On the average of all the time, an hour at least.
          calls >= LEAST_CALLS * Math.max(1, (lastMicros - firstMicros) / WINDOW_MICROS),
      )
      .sort(([, a], [, b]) => b.calls - a.calls)
      .slice(0, MOST_FOUND)
      .map(([source, { calls, numbers, firstMicros, lastMicros, examples }]) => ({
        calls,
        values: {
          source: addressOf(source),
          calls,
          numbers: numbers.size,
          from: clock(firstMicros),
          to: clock(lastMicros),
        },
        examples,
      }));
  }
}

/** Dialled with +, 00 or 011. */
function isDear(dialled: number): boolean {
  if (dialled < 0) return DEAR.has(-shortened(dialled, 3) - 1000);
  if (shortened(dialled, 2) === 100) return DEAR.has(shortened(dialled, 5) - 100_000);
  return shortened(dialled, 3) === 1011 && DEAR.has(shortened(dialled, 6) - 1_011_000);
}

export const premiumBurst: Pattern = {
  id: 'premium-burst',
  severity: 'warning',
  reference: 'ITU-T E.156',
  search: () => new Search(),
  text: {
    en: {
      title: 'Many calls to expensive destinations from one source',
      seen: '{source} made {calls} calls to {numbers} satellite, international-network or premium-rate numbers (+870, +881, +882, +883, +979) from {from} to {to}.',
      advice:
        'This is how toll fraud looks: ask the customer, block the account and the destinations, change the password. A shipping or relief office may call there in earnest.',
    },
    es: {
      title: 'Muchas llamadas a destinos caros desde un mismo origen',
      seen: '{source} hizo {calls} llamadas a {numbers} números de satélite, redes internacionales o tarifa especial (+870, +881, +882, +883, +979) de {from} a {to}.',
      advice:
        'Así se ve un fraude: pregunte al cliente, bloquee la cuenta y los destinos, cambie la contraseña. Una naviera o una organización de ayuda puede llamar allí de verdad.',
    },
  },
};
