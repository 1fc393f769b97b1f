import { addExample, MOST_FOUND, type CallFact, type Pattern, type PatternFinding } from './pattern.ts';

/** Seconds at which timers end calls: 64*T1 without ACK, NAT bindings and media timeouts, session timers, longest calls allowed. */
const TIMERS = [30, 32, 60, 90, 120, 180, 300, 600, 900, 1800, 3600, 7200, 10_800, 14_400] as const;
const LONGEST = 14_410;
/** A duration counts as that of a timer when it is so near. */
const NEAR_SECONDS = 2;
const LEAST_CALLS = 3;
/** Of the calls that lasted, and against what lasted about as long. */
const LEAST_SHARE = 0.1;
const ABOVE_NEIGHBOURS = 4;
/** Seconds on either side that the neighbours are taken from. */
const NEIGHBOURHOOD = 12;

class Search {
  readonly #lasted = new Int32Array(LONGEST + NEIGHBOURHOOD);
  readonly #examples = new Map<number, string[]>();
  #total = 0;
  readonly overflow = 0;

  add(call: CallFact): void {
    if (!(call.durationMicros >= 0)) return;
    const lasted = Math.round(call.durationMicros / 1e6);
    if (lasted >= this.#lasted.length) return;
    this.#lasted[lasted]!++;
    this.#total++;
    const timer = TIMERS.find((seconds) => Math.abs(seconds - lasted) <= NEAR_SECONDS);
    if (timer === undefined) return;
    let examples = this.#examples.get(timer);
    if (examples === undefined) this.#examples.set(timer, (examples = []));
    addExample(examples, call);
  }

  find(): PatternFinding[] {
    return TIMERS.flatMap((timer) => {
      const calls = this.#between(timer - NEAR_SECONDS, timer + NEAR_SECONDS);
      if (calls < LEAST_CALLS || calls < this.#total * LEAST_SHARE) return [];
      // A whole minute of talk is nothing by itself: most must have ended at one and the same second.
      const peak = Math.max(
        ...Array.from({ length: 2 * NEAR_SECONDS }, (_, i) => {
          const at = timer - NEAR_SECONDS + i;
          return this.#between(at, at + 1);
        }),
      );
      if (peak < LEAST_CALLS || peak < calls / 2) return [];
      const around = this.#between(timer - NEIGHBOURHOOD, timer + NEIGHBOURHOOD) - calls;
      const expected = (around * (2 * NEAR_SECONDS + 1)) / (2 * (NEIGHBOURHOOD - NEAR_SECONDS));
      if (calls < ABOVE_NEIGHBOURS * expected) return [];
      const values = { calls, timer, total: this.#total };
      return [{ calls, values, examples: this.#examples.get(timer) ?? [] }];
    })
      .sort((a, b) => b.calls - a.calls)
      .filter(({ values }, i, all) => !all.slice(0, i).some((other) => near(other.values.timer, values.timer)))
      .slice(0, MOST_FOUND);
  }

  #between(from: number, to: number): number {
    let sum = 0;
    for (let at = Math.max(from, 0); at <= to; at++) sum += this.#lasted[at] ?? 0;
    return sum;
  }
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) <= 2 * NEAR_SECONDS;
}

export const answeredDroppedFixedTime: Pattern = {
  id: 'answered-dropped-fixed-time',
  severity: 'warning',
  reference: 'RFC 4028 10',
  search: () => new Search(),
  text: {
    en: {
      title: 'Answered calls end after the same time',
      seen: '{calls} of {total} answered calls ended about {timer} s after the answer, far more than around it.',
      advice:
        'Match the number with a timer: 30 to 32 s a lost ACK, 60 to 300 s NAT or missing media, 900 or 1800 s a session timer, longer ones the longest call allowed. Look at who sent the BYE, and its Reason.',
    },
    es: {
      title: 'Llamadas contestadas que terminan al mismo tiempo',
      seen: '{calls} de {total} llamadas contestadas terminaron unos {timer} s tras la respuesta, muchas más que alrededor.',
      advice:
        'Relacione el número con un temporizador: de 30 a 32 s un ACK perdido, de 60 a 300 s NAT o falta de medios, 900 o 1800 s un temporizador de sesión, más largo el máximo permitido. Mire quién envió el BYE, y su Reason.',
    },
  },
};
