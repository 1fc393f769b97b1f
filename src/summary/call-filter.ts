import type { Outcome } from '../result.ts';

/** Which calls count: all conditions that are given must hold, each by any of its values. */
export interface CallFilter {
  outcomes?: readonly Outcome[] | undefined;
  /** A code (`486`) or a class (`5xx`), of the response that decided the call. */
  codes?: readonly string[] | undefined;
  callIds?: readonly string[] | undefined;
  /** A part of the Call-ID. */
  callIdPart?: string | undefined;
  /** User, or `user@host`, in From and To; `*` stands for any characters. */
  from?: readonly string[] | undefined;
  to?: readonly string[] | undefined;
  /** Address, prefix (`10.0.0.0/24`), pattern or alias of where the INVITE went. */
  peers?: readonly string[] | undefined;
  /** Method of any request of the call. */
  methods?: readonly string[] | undefined;
  /** Rules that found something in the call. */
  findings?: readonly string[] | undefined;
  /** When the call began: ISO 8601, or `HH:MM[:SS]` in UTC of the day on which the input begins. */
  since?: string | undefined;
  /** Before that it began; a time of day that is not after `since` is on the next day. */
  until?: string | undefined;
  /** Expressions `KEY=VALUE and KEY!=VALUE …`. */
  where?: readonly string[] | undefined;
}

/** Whether the filter has any condition. */
export function isFiltering(filter: CallFilter | undefined): filter is CallFilter {
  return Object.values(filter ?? {}).some((value) => value !== undefined && value.length > 0);
}
