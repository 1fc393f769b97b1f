import type { Outcome } from '../result.ts';

/** Which calls count: all conditions that are given must hold, each by any of its values. */
export interface CallFilter {
  outcomes?: readonly Outcome[] | undefined;
  /** A code (`486`) or a class (`5xx`), of the response that decided the call. */
  codes?: readonly string[] | undefined;
  callIds?: readonly string[] | undefined;
  /** A part of the Call-ID. */
  callIdPart?: string | undefined;
}

/** Whether the filter has any condition. */
export function isFiltering(filter: CallFilter | undefined): filter is CallFilter {
  const lists = [filter?.outcomes, filter?.codes, filter?.callIds];
  return filter?.callIdPart !== undefined || lists.some((values) => values !== undefined && values.length > 0);
}

/** @param code of the response that decided the call; null when there was none */
export function keepsCall(filter: CallFilter, callId: string, outcome: Outcome, code: number | null): boolean {
  return (
    allows(filter.outcomes, (wanted) => wanted === outcome) &&
    allows(filter.codes, (wanted) => code !== null && matchesCode(wanted, code)) &&
    allows(filter.callIds, (wanted) => wanted === callId) &&
    callId.includes(filter.callIdPart ?? '')
  );
}

/** Whether a response is one of `486` or `4xx`. */
export function matchesCode(wanted: string, code: number): boolean {
  return /^[1-6]xx$/i.test(wanted) ? Number(wanted[0]) === Math.floor(code / 100) : Number(wanted) === code;
}

function allows<T>(values: readonly T[] | undefined, matches: (value: T) => boolean): boolean {
  return values === undefined || values.length === 0 || values.some(matches);
}
