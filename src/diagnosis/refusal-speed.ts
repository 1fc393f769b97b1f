import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';
import { isRinging } from './outcome.ts';

/** Nobody reads who calls and declines in less time. */
const MACHINE_MICROS = 1e6;

/** How a refusal came about: after ringing for long enough, so quickly that nobody can have decided it, or neither. */
export interface RefusalSpeed {
  readonly kind: 'rang' | 'machine' | 'unclear';
  /** Since the first 18x, or since the INVITE where nothing rang. */
  readonly micros: number;
}

/** @param final a final response to an initial INVITE */
export function refusalSpeed(call: CallCase, final: CaseMessage): RefusalSpeed {
  const ringing = call.responsesIn(final.transaction).find(({ code }) => isRinging(code));
  if (ringing !== undefined) {
    const rang = final.micros - ringing.micros;
    return { kind: rang >= MACHINE_MICROS ? 'rang' : 'unclear', micros: rang };
  }
  const micros = final.micros - (call.requestOf(final.transaction)?.micros ?? Number.NaN);
  return { kind: micros < MACHINE_MICROS ? 'machine' : 'unclear', micros };
}
