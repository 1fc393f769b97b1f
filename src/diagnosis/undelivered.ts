import type { Call } from '../calls/call.ts';
import type { TransportEvent } from '../transport-event.ts';
import type { DecidingPath } from './deciding-path.ts';
import type { Verdict } from './outcome.ts';

/**
 * The ICMP errors that say why the INVITE that decided a call stayed without a response: the caller's own, or that of a
 * proxy, which refused the call when nothing came back.
 */
export function undelivered(
  { transportEvents }: Call,
  { final }: Verdict,
  path: DecidingPath | null,
): readonly TransportEvent[] {
  if (transportEvents === null) return [];
  if (final === null) return transportEvents;
  const behind = path?.behind ?? null;
  if (behind === null || behind.lastResponse !== null) return [];
  return transportEvents.filter(({ destination }) => destination === behind.destination);
}
