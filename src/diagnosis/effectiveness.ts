import { isRinging, type Verdict } from './outcome.ts';

/** The number dialled is wrong: not found, incomplete, gone, nowhere (METRICS: the reading that some carriers use). */
const MISDIALLED_CODES: ReadonlySet<number> = new Set([404, 410, 484, 604]);
/** Unallocated number, number changed, incomplete number (Q.850): the causes of these codes in RFC 3398 7.2.4.1. */
const MISDIALLED_CAUSES: ReadonlySet<number> = new Set([1, 22, 28]);
/** A phone may say these of itself, a server on its way too. */
const TERMINAL_OR_NETWORK: ReadonlySet<number> = new Set([403, 488, 606]);

/**
 * Whether the network did its part of the call, as the network effectiveness ratio of E.425 has it: answered, busy,
 * rang without answer, or refused by the terminal.
 */
export function isEffective(verdict: Verdict): boolean {
  const { outcome, final } = verdict;
  switch (outcome) {
    case 'answered':
    case 'busy':
    case 'declined':
    case 'no-answer':
      return true;
    case 'cancelled':
      return rang(verdict) || final?.code === 486 || final?.code === 600;
    case 'failed':
      return sentByTerminal(verdict);
    default:
      return false;
  }
}

/** Whether the call failed for its number alone: the extended reading of the network effectiveness ratio counts it in. */
export function isMisdialled({ outcome, final, cause }: Verdict): boolean {
  if (outcome !== 'failed' || final === null) return false;
  // The network's own cause says more than the code made from it.
  return cause === null ? MISDIALLED_CODES.has(final.code) : MISDIALLED_CAUSES.has(cause.q850Cause);
}

/** Whether the caller heard of any 18x in the attempt that decided the call. */
export function rang({ attempts }: Verdict): boolean {
  return callerGot(attempts.at(-1), isRinging);
}

/** A phone that alerted (180) and then refused has spoken itself. Without alerting nobody can tell it from a server before it. */
function sentByTerminal({ attempts, final, cause }: Verdict): boolean {
  if (final === null || cause !== null || !TERMINAL_OR_NETWORK.has(final.code)) return false;
  return callerGot(attempts.at(-1), (code) => code === 180);
}

function callerGot(attempt: Verdict['attempts'][number] | undefined, matches: (code: number) => boolean): boolean {
  for (const t of attempt?.callerSide ?? [])
    for (let r = t.lastResponse; r !== null; r = r.previous) if (matches(r.code)) return true;
  return false;
}
