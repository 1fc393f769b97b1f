import type { IcmpEvent } from '../transport-event.ts';
import type { CallIdGroup } from './call-id-group.ts';
import type { Call } from './call.ts';

/** An ICMP error comes back within a round trip; a router that gives up on ARP takes some seconds. */
const LATEST_MICROS = 5e6;

/**
 * The call whose INVITE an ICMP error is about: the one that was last sent on that path before it. The error may quote too
 * little to tell by Call-ID.
 */
export function callOfTransportEvent(groups: Iterable<CallIdGroup>, event: IcmpEvent): Call | null {
  let found: Call | null = null;
  let latest = Number.NEGATIVE_INFINITY;
  for (const group of groups)
    for (let call = group.lastCall; call !== null; call = call.previous)
      for (let t = call.lastInvite; t !== null; t = t.previous) {
        if (t.source !== event.source || t.destination !== event.destination || t.requests === 0) continue;
        const sent = t.lastRequestMicros;
        if (sent > event.timeMicros || event.timeMicros - sent > LATEST_MICROS || sent <= latest) continue;
        latest = sent;
        found = call;
      }
  return found;
}
