import type { Call } from '../calls/call.ts';
import type { IcmpEvent } from '../transport-event.ts';
import type { DecidingPath } from './deciding-path.ts';
import type { Verdict } from './outcome.ts';
import { icmpEventsOf } from './transport-facts.ts';

/**
 * The ICMP errors that say why the INVITE that decided a call stayed without a response: the caller's own, or that of a
 * proxy, which refused the call when nothing came back.
 */
export function undelivered(call: Call, { final }: Verdict, path: DecidingPath | null): readonly IcmpEvent[] {
  if (call.transportEvents === null) return [];
  const errors = icmpEventsOf(call);
  if (final === null) return errors;
  const behind = path?.behind ?? null;
  if (behind === null || behind.lastResponse !== null) return [];
  return errors.filter(({ destination }) => destination === behind.destination);
}
