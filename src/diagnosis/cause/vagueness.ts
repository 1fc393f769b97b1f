import { WARNING_CODES } from '../../codes/warning-code.ts';
import type { CauseCandidate } from './candidate.ts';

type Vagueness = CauseCandidate['vagueness'];

/** Normal clearing, normal unspecified, interworking unspecified (Q.850): no reason given. */
const EMPTY_CAUSES: ReadonlySet<number> = new Set([0, 16, 31, 127]);
/** The "unspecified" values of the other classes of Q.850. */
const UNSPECIFIED_CAUSES: ReadonlySet<number> = new Set([47, 63, 79, 95, 111]);
/** A warn-code for any text (RFC 3261 20.43). */
const ANY_WARNING = 399;
const NAMED_WARNINGS: ReadonlySet<number> = new Set(WARNING_CODES.filter((code) => code !== ANY_WARNING));
/** Refusals for the caller's identity: a STIR reason tells which. In others it is only a remark (RFC 9410 6). */
const IDENTITY_REFUSALS: ReadonlySet<number> = new Set([403, 428, 436, 437, 438, 603, 607, 608]);

export function vaguenessOfQ850(cause: number): Vagueness {
  if (EMPTY_CAUSES.has(cause)) return 3;
  return UNSPECIFIED_CAUSES.has(cause) ? 1 : 0;
}

export function vaguenessOfWarning(code: number, text: string): Vagueness {
  if (NAMED_WARNINGS.has(code)) return 0;
  // Servers number their own remarks 39x: "Noisy feedback tells: ..." of Kamailio is 392.
  return code === ANY_WARNING && text.trim() !== '' ? 1 : 3;
}

/** @param code of the response that carries it */
export function vaguenessOfStir(code: number): Vagueness {
  return IDENTITY_REFUSALS.has(code) ? 0 : 3;
}

/** A cause of protocol SIP that repeats the code of its response says only what its text does (603+, ATIS-1000099). */
export function vaguenessOfSip(cause: number, code: number, text: string | null): Vagueness {
  if (cause !== code) return 1;
  return text !== null && /network\s+blocked|^v=analytics1/i.test(text) ? 1 : 3;
}
