import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';

/** Q.850: no circuit available, switching equipment congestion. */
const NO_CIRCUIT: ReadonlySet<number> = new Set([34, 42]);
/** No route to transit network, no route to destination. */
const NO_ROUTE: ReadonlySet<number> = new Set([2, 3]);
/** Network out of order, temporary failure. */
const OUT_OF_ORDER: ReadonlySet<number> = new Set([38, 41]);

/** The Q.850 cause of a refusal: its own, else that of an 18x before it; 0 when there is none. */
export function causeOf({ verdict }: CallCase, final: CaseMessage): number {
  return final.q850Cause === 0 ? (verdict.cause?.q850Cause ?? 0) : final.q850Cause;
}

/** What a cause says of the network behind who sent it; null when it is about something else. */
export function routeFault(cause: number): 'noCircuit' | 'noRoute' | 'outOfOrder' | null {
  if (NO_CIRCUIT.has(cause)) return 'noCircuit';
  if (NO_ROUTE.has(cause)) return 'noRoute';
  return OUT_OF_ORDER.has(cause) ? 'outOfOrder' : null;
}
