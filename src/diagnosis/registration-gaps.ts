import type { RuleHead } from './rules/rule.ts';

const MOST_GAPS = 8192;
const MOST_CALLS = 4096;
const MOST_EXAMPLES = 5;
/** Clocks and the way of messages: what comes so near to the edge of a gap is not in it. */
const EDGE_MICROS = 1e6;

interface Gap {
  readonly fromMicros: number;
  toMicros: number;
}

interface RefusedCall {
  readonly callId: string;
  readonly calleeHash: number;
  readonly code: number;
  readonly micros: number;
}

/** Calls that found no registration, where the capture shows that there was none. */
export interface ExplainedCalls {
  readonly calls: number;
  readonly users: number;
  readonly codes: readonly number[];
  readonly fromMicros: number;
  readonly toMicros: number;
  readonly examples: readonly string[];
}

/** A gap that has not ended. */
export interface OpenGap {
  readonly aorHash: number;
  readonly fromMicros: number;
}

/** When addresses of record had no binding (RFC 3261 10), and which calls to them were refused then. Asked at the end: attempts are handed on late. */
export class RegistrationGaps {
  readonly #gaps = new Map<number, Gap[]>();
  readonly #calls: RefusedCall[] = [];
  #count = 0;

  /** The last binding of an address ran out, or was removed. @param toMicros when there was one again */
  gap(aorHash: number, fromMicros: number, toMicros: number): void {
    if (!(toMicros > fromMicros) || this.#count >= MOST_GAPS) return;
    this.#count++;
    const known = this.#gaps.get(aorHash);
    if (known === undefined) this.#gaps.set(aorHash, [{ fromMicros, toMicros }]);
    else known.push({ fromMicros, toMicros });
  }

  refused(call: RefusedCall): void {
    if (this.#calls.length < MOST_CALLS && !Number.isNaN(call.micros)) this.#calls.push(call);
  }

  /** Null when there are none. @param open gaps that last, of the bindings that are watched */
  explained(open: readonly OpenGap[]): ExplainedCalls | null {
    const openFrom = this.#earliest(open);
    const found = this.#calls.filter(({ calleeHash, micros }) => {
      const isIn = ({ fromMicros, toMicros }: Gap): boolean =>
        micros > fromMicros + EDGE_MICROS && micros < toMicros - EDGE_MICROS;
      return this.#gaps.get(calleeHash)?.some(isIn) || micros > (openFrom.get(calleeHash) ?? Infinity) + EDGE_MICROS;
    });
    if (found.length === 0) return null;
    const times = found.map(({ micros }) => micros);
    return {
      calls: found.length,
      users: new Set(found.map(({ calleeHash }) => calleeHash)).size,
      codes: [...new Set(found.map(({ code }) => code))].sort((a, b) => a - b),
      fromMicros: Math.min(...times),
      toMicros: Math.max(...times),
      examples: found
        .map(({ callId }) => callId)
        .filter((callId) => callId !== '')
        .slice(0, MOST_EXAMPLES),
    };
  }

  /** When the open gap of each address began, as far as there is room for more gaps. */
  #earliest(open: readonly OpenGap[]): Map<number, number> {
    const earliest = new Map<number, number>();
    for (const { aorHash, fromMicros } of open.slice(0, MOST_GAPS - this.#count))
      earliest.set(aorHash, Math.min(fromMicros, earliest.get(aorHash) ?? Infinity));
    return earliest;
  }
}

export const registrationGap: RuleHead = {
  id: 'registration-gap',
  severity: 'warning',
  kind: 'also',
  reference: 'RFC 3261 10.2.4',
  text: {
    en: {
      title: 'Calls came while the called phone was not registered',
      seen: 'Calls that got {codes} between {from} and {to} while the registration of who was called had run out or was removed: {calls}. Users called: {users}.',
      advice:
        'Keep the registration alive: shorter refreshes, keepalives behind NAT; see registration-lapsed. The phone may have been switched off on purpose, or have registered elsewhere.',
    },
    es: {
      title: 'Llegaron llamadas mientras el teléfono llamado no estaba registrado',
      seen: 'Llamadas que recibieron {codes} entre las {from} y las {to} mientras el registro del llamado había caducado o se había eliminado: {calls}. Usuarios llamados: {users}.',
      advice:
        'Mantenga vivo el registro: renovaciones más cortas, keepalives tras un NAT; vea registration-lapsed. Puede que el teléfono se apagara a propósito o se registrara en otro sitio.',
    },
  },
};
